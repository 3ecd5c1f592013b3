"""The kit for Neovim, which is a client of language servers by itself."""

from __future__ import annotations

from mkdocs_careers.editors.kit import INSTALL, ONLY_CHECK, Kit, KitFile, Project
from mkdocs_careers.settings_file import CONFIG_NAMES

_LUA = """\
-- Checks, completes and explains job files: `mkdocs-careers lsp`.
local careers = {
  name = "mkdocs_careers",
  cmd = { "mkdocs-careers", "lsp" },
  filetypes = { "markdown" },
  root_markers = {
%(markers)s
  },
}

if vim.lsp.config then -- Neovim 0.11 and newer
  vim.lsp.config(careers.name, careers)
  vim.lsp.enable(careers.name)
else -- Neovim 0.8 to 0.10
  vim.api.nvim_create_autocmd("FileType", {
    pattern = careers.filetypes,
    callback = function(event)
      local folder = vim.fs.dirname(vim.api.nvim_buf_get_name(event.buf))
      local found = vim.fs.find(careers.root_markers, { upward = true, path = folder })
      vim.lsp.start({
        name = careers.name,
        cmd = careers.cmd,
        root_dir = vim.fs.dirname(found[1]),
      })
    end,
  })
end
"""


_WORDS = f"""\
To do:
{INSTALL}\
- Let Neovim read the file of a project: `vim.o.exrc = true` in your init.lua.
  Neovim asks once whether you trust the file. Or put its lines into your
  init.lua, where they serve every project.

What works then, in the front matter of jobs:
- Underlines as you type, completion (CTRL-X CTRL-O in insert mode), hover (K,
  or `vim.lsp.buf.hover()`), quick fixes (`vim.lsp.buf.code_action()`, which is
  `gra` in Neovim 0.11).
- Completion as you type, if you turn it on: with a completion plugin, or in
  Neovim 0.11 with `vim.lsp.completion.enable` and `autotrigger`.

What does not:
- Neovim before 0.9 reads no file of a project, and before 0.8 none of this works.
{ONLY_CHECK}"""


def build_kit(project: Project) -> Kit:  # noqa: ARG001 - every kit takes the project
    """Return the configuration of one project."""
    markers = "\n".join(f'    "{name}",' for name in CONFIG_NAMES)
    return Kit((KitFile(".nvim.lua", _LUA % {"markers": markers}),), _WORDS)
