-- What a person does in Neovim, with the configuration of docs/editors.md. Works in 0.7, whose `nvim` has no `-l`.
-- The buffer holds one example with a role that no model knows.

local buffer = vim.api.nvim_get_current_buf()
local severity = vim.diagnostic.severity

local function eventually(what, done)
  if not vim.wait(20000, done, 20) then
    error(what .. "; the diagnostics are " .. vim.inspect(vim.diagnostic.get(buffer)))
  end
end

local function problems(rule)
  return vim.tbl_filter(function(problem) return problem.user_data.lsp.code == rule end, vim.diagnostic.get(buffer))
end

local function find(rule, wanted)
  eventually(rule .. " is found", function()
    local found = problems(rule)[1]
    return found ~= nil and (wanted == nil or found.severity == wanted)
  end)
  return problems(rule)[1]
end

local function gone(rule)
  eventually(rule .. " is gone", function() return #problems(rule) == 0 end)
end

-- Chooses from the menu of code actions as a person does.
local function choose(title, context)
  local chosen
  vim.ui.select = function(items, options, choice)
    for _, item in ipairs(items) do
      if options.format_item(item):find(title, 1, true) then
        chosen = item
        choice(item)
        return
      end
    end
    error("no code action '" .. title .. "' in " .. vim.inspect(items))
  end
  local before = vim.api.nvim_buf_get_changedtick(buffer)
  vim.lsp.buf.code_action(context)
  eventually("'" .. title .. "' is offered and done", function()
    return chosen ~= nil and vim.api.nvim_buf_get_changedtick(buffer) ~= before
  end)
end

local function configure(rules)
  vim.lsp.buf_notify(buffer, "workspace/didChangeConfiguration", { settings = { datasetLsp = { rules = rules } } })
end

local function session()
  -- Opened, by the configuration alone. Neovim's columns count bytes: the text there shows whether they are right.
  local problem = find("invalid-role", severity.ERROR)
  local line = vim.api.nvim_buf_get_lines(buffer, problem.lnum, problem.lnum + 1, true)[1]
  assert(problem.lnum == 1 and line:sub(problem.col + 1, problem.end_col) == '"assistant"', vim.inspect(problem))

  -- A quick fix.
  vim.api.nvim_win_set_cursor(0, { problem.lnum + 1, problem.col })
  choose("model")
  gone("invalid-role")

  -- Edits: a broken line comes and goes, and the same three examples again in other words.
  vim.api.nvim_buf_set_lines(buffer, -1, -1, true, { "{" })
  find("invalid-json")
  vim.api.nvim_buf_set_lines(buffer, -2, -1, true, {})
  gone("invalid-json")
  local more = vim.tbl_map(function(text) return (text:gsub("heißt", "hieß")) end, vim.api.nvim_buf_get_lines(buffer, 0, -1, true))
  more[2] = more[2]:gsub('"model"', '"assistant"')
  vim.api.nvim_buf_set_lines(buffer, -1, -1, true, more)
  find("invalid-role", severity.ERROR)

  -- Settings.
  configure({ ["invalid-role"] = "information" })
  find("invalid-role", severity.INFO)
  configure({ ["invalid-role"] = "off" })
  gone("invalid-role")
  configure(vim.empty_dict())
  find("invalid-role", severity.ERROR)

  -- The team's: Neovim 0.7 watches no files, so they count from the next save.
  vim.fn.writefile({ '{ "rules": { "invalid-role": "warning" } }' }, "datasetlsp.json")
  vim.cmd("silent write")
  find("invalid-role", severity.WARN)

  -- Fix all, save, leave.
  choose("Fix all", { only = { "source.fixAll" }, diagnostics = {} })
  gone("invalid-role")
  vim.cmd("silent write")
  local id = next(vim.lsp.buf_get_clients(buffer))
  vim.lsp.stop_client(id)
  eventually("the server stops", function() return vim.lsp.get_client_by_id(id) == nil end)
end

-- An error would leave Neovim waiting for a key.
local ok, failure = xpcall(session, debug.traceback)
if ok then
  vim.cmd("qall!")
else
  io.stderr:write(failure .. "\n")
  vim.cmd("cquit 1")
end
