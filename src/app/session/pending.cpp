#include "app/session/pending.h"

namespace recoup::app::inline session {
namespace {

core::Result<core::Change> evaluate(Pending& pending, const core::State& state, const core::Rulebook& rules) {
    if (const auto* command = std::get_if<core::Command>(&pending.act))
        return core::apply(state, *command, rules, pending.at, pending.ids);
    if (const auto* undo = std::get_if<TakeBack>(&pending.act))
        return core::opposite(undo->change, core::ChangeKind::undo, pending.at, pending.ids);
    return core::opposite(std::get<MakeAgain>(pending.act).change, core::ChangeKind::redo, pending.at, pending.ids);
}

}  // namespace

core::Result<void> perform(Pending& pending, core::State& state, const core::Rulebook& rules, core::IdSource& fresh) {
    pending.ids.begin(fresh);
    auto change = evaluate(pending, state, rules);
    if (!change) return tl::unexpected(change.error());
    if (!change->rows.empty() && !state.put(change->rows))
        return core::fail(core::ErrorKind::work, "store_undo_conflict"_tr);
    pending.change = std::move(*change);
    return {};
}

}  // namespace recoup::app::inline session
