#include "ui/dialogs/closing_dialog.h"

#include <array>

#include "ui/dialogs/question.h"
#include "ui/frame/icons.h"

namespace recoup::ui::inline dialogs {
namespace {

constexpr std::size_t kMostChanges = 5;

constexpr std::array kWays{ClosingWay::copy, ClosingWay::again, ClosingWay::discard, ClosingWay::stay};

std::array<Way, kWays.size()> closing_rows(const Context& ctx, const ClosingLook& look) {
    const auto row = [&](char32_t icon, core::Tr name, core::Tr help, const char* id, Key key, std::string_view cap) {
        return Way{icon, std::string(ctx.tr(name)), std::string(ctx.tr(help)), id, key, cap, !look.working};
    };
    const bool gone = look.changes.empty();
    return {row(icon::save, "closing_copy"_tr, "closing_copy_help"_tr, "closing/copy", Key::s, "S"),
            row(icon::refresh, "start_again"_tr, "closing_again_help"_tr, "closing/again", Key::a, "A"),
            row(icon::remove, gone ? "closing_discard_gone"_tr : "closing_discard"_tr,
                gone ? "closing_discard_gone_help"_tr : "closing_discard_help"_tr, "closing/discard", Key::d, "D"),
            row(icon::close, "closing_stay"_tr, "closing_stay_help"_tr, "closing/stay", Key::escape, "Esc")};
}

std::vector<std::string> lines_of(const Context& ctx, const ClosingLook& look) {
    std::vector<std::string> lines;
    const auto shown = look.changes.size() > kMostChanges + 1 ? kMostChanges : look.changes.size();
    for (std::size_t i = 0; i < shown; ++i) lines.push_back("· " + look.changes[i]);
    if (shown < look.changes.size()) lines.push_back(ctx.trf("closing_more"_tr, look.changes.size() - shown));
    return lines;
}

}  // namespace

bool draw_closing(Context& ctx, ClosingUi& ui) {
    if (!ctx.app.closing) return true;
    const auto& look = *ctx.app.closing;
    const auto rows = closing_rows(ctx, look);
    const auto answer =
        draw_question(ctx,
                      {.name = "closing",
                       .heading = look.changes.empty() ? std::string(ctx.tr("closing_title_gone"_tr))
                                                       : ctx.trf("closing_title"_tr, look.changes.size()),
                       .text = look.working ? std::string(ctx.tr("save_saving"_tr)) : look.why,
                       .role = look.working ? Role::muted : Role::bad_text,
                       .room_for = look.why,
                       .lines = lines_of(ctx, look),
                       .ways = rows},
                      ui.chosen);
    if (answer.taken && kWays[*answer.taken] == ClosingWay::copy)
        ctx.ask(ChoosePathRequest{.use = PathUse::rescue_copy});
    else if (answer.taken)
        ctx.ask(ClosingRequest{kWays[*answer.taken]});
    const bool stay = answer.dismissed && !look.working;
    if (stay) ctx.ask(ClosingRequest{ClosingWay::stay});
    return stay || (answer.taken && kWays[*answer.taken] == ClosingWay::stay);
}

}  // namespace recoup::ui::inline dialogs
