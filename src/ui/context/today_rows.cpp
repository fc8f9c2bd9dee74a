#include "ui/context/today_rows.h"

namespace recoup::ui::inline context {

core::TodayFrom today_from(const Context& ctx) {
    const auto& app = ctx.app;
    return {app.state, app.rules, app.playbooks, app.messages, app.routes, ctx.reader};
}

void TodayRows::keep_up(const Context& ctx) {
    constexpr std::size_t kMostKept = 500;  // more than any screen shows
    const From from{ctx.app.state.revision(), ctx.reader.lang, std::chrono::floor<std::chrono::minutes>(ctx.reader.now),
                    ctx.app.messages.data(), ctx.app.playbooks.data()};
    if (from == from_ && told_.size() < kMostKept && lines_.size() < kMostKept) return;
    from_ = from;
    told_.clear();
    lines_.clear();
}

const TodayRows::Told& TodayRows::of(const Context& ctx, const core::CaseRecord& record) {
    keep_up(ctx);
    const auto [at, is_new] = told_.try_emplace(record.row.uuid);
    auto& told = at->second;
    if (is_new) {
        const auto all = today_from(ctx);
        told.task = core::task_of(core::compose_from(all, record));
        told.row = core::today_row(all, record, told.task);
    }
    told.row.chip = core::task_chip(told.task, ctx.reader);
    return told;
}

const core::CardLine& TodayRows::line(const Context& ctx, const core::CaseRecord& record) {
    keep_up(ctx);
    const auto [at, is_new] = lines_.try_emplace(record.row.uuid);
    if (is_new) at->second = core::card_line(today_from(ctx), record);
    return at->second;
}

}  // namespace recoup::ui::inline context
