-- Opens the job that $JOB names as a person would, and writes to $REPORT what Neovim then knows.
-- With $OLD_API the functions of Neovim 0.11 are taken away.

if vim.env.OLD_API == "1" then
  vim.lsp.config = nil
end
dofile(".nvim.lua")
vim.cmd.edit(vim.env.JOB)

local patience = 60000
local report = {}

local function wait_for(condition)
  assert(vim.wait(patience, condition, 20), "Neovim waited in vain")
end

local function diagnostics()
  return vim.diagnostic.get(0)
end

local function ask(method, line, character)
  local place = { line = line, character = character }
  local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = place }
  if method == "textDocument/codeAction" then
    params.range = { start = place, ["end"] = place }
    params.context = { diagnostics = {} }
  end
  for _, answer in pairs(assert(vim.lsp.buf_request_sync(0, method, params, patience), method)) do
    return answer.result
  end
end

wait_for(function()
  return #diagnostics() > 0
end)
local client = vim.lsp.get_clients({ bufnr = 0 })[1]
report.name = client.name
report.root = client.config.root_dir
report.encoding = client.offset_encoding
report.diagnostics = vim.tbl_map(function(found)
  return { found.code, found.lnum, found.col, found.end_col, found.severity, found.source }
end, diagnostics())

local first = diagnostics()[1]
report.hover = ask("textDocument/hover", 1, 0)
report.actions = ask("textDocument/codeAction", first.lnum, first.col)
vim.lsp.util.apply_workspace_edit(report.actions[1].edit, client.offset_encoding)
report.mended = vim.api.nvim_buf_get_lines(0, 0, -1, false)
wait_for(function()
  return #diagnostics() == 0
end)

local last = #vim.api.nvim_buf_get_lines(0, 0, -1, false)
for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  if number > 1 and line == "---" then
    last = number - 1
    break
  end
end
vim.api.nvim_buf_set_lines(0, last, last, false, { "base_sal" })
report.completion = ask("textDocument/completion", last, 8)

local file = assert(io.open(vim.env.REPORT, "w"))
file:write(vim.json.encode(report))
file:close()
vim.cmd("qall!")
