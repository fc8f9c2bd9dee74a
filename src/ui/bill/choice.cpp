// What is chosen, and what can be done with it.
#include <algorithm>

#include "ui/bill/parts.h"

namespace recoup::ui::inline bill {
namespace {

// The finding that tells all of them; nothing where there is none for all.
std::optional<std::size_t> finding_of(const core::BillView& view, const std::vector<std::size_t>& payments) {
    if (payments.empty()) return {};
    const auto first = view.tells[payments.front()];
    const bool same = std::ranges::all_of(payments, [&](std::size_t i) { return view.tells[i] == first; });
    return same && first != core::BillView::kNone ? std::optional<std::size_t>(first) : std::nullopt;
}

Choice choice_of(const BillUi& ui, const BillLook& look) {
    Choice choice;
    if (!ui.marked.empty()) {
        choice.payments = ui.marked;
    } else if (ui.place < ui.lines.size()) {
        const auto& line = ui.lines[ui.place];
        choice.missing = line.missing;
        choice.payments = core::taken_with(*look.view, line.payment);
    }
    choice.finding = finding_of(*look.view, choice.payments);
    choice.case_uuid = core::case_for(*look.view, choice.payments);
    return choice;
}

// Charges that somebody may find right, and what renews; money that came or did not is no opinion.
bool is_opinion(core::FindingKind kind) {
    return kind == core::FindingKind::twice || kind == core::FindingKind::closed_but_paid ||
           kind == core::FindingKind::repeating;
}

Offers offers_of(const Context& ctx, const BillLook& look, const Choice& choice) {
    Offers offers;
    if (choice.case_uuid) offers.record = ctx.app.state.find(*choice.case_uuid);
    if (choice.finding) {
        offers.may_fine = is_opinion(look.view->findings[*choice.finding].kind);
        offers.is_fine = look.view->fine[*choice.finding];
    }
    offers.too_many = choice.payments.size() > kMostTaken;
    if (offers.too_many || choice.missing || choice.payments.empty()) return offers;
    const core::TakeFrom from{*look.bill, look.view->findings,         ctx.app.state, ctx.app.playbooks, ctx.app.rules,
                              ctx.reader, ctx.app.choices.home.region, *look.file,    look.view->cases};
    if (offers.record) offers.into = core::take_outcome(from, choice.payments, choice.case_uuid);
    offers.fresh = core::take_outcome(from, choice.payments);
    const bool repeats = choice.finding && look.view->findings[*choice.finding].kind == core::FindingKind::repeating;
    // What is wrong already is no purchase to wait and see about.
    if (offers.fresh.new_cases > 0 && (repeats || !choice.finding))
        offers.watch = repeats ? core::Watch::subscription : core::Watch::purchase;
    return offers;
}

void take(Context& ctx, const BillFrame& frame, const std::optional<core::Uuid>& into,
          core::Watch as = core::Watch::none) {
    if (ctx.app.save == SaveLook::read_only) return;
    ctx.ask(TakeBillRequest{frame.choice.payments, into, as});
    frame.ui.marked.clear();
}

}  // namespace

void mark(BillUi& ui, std::size_t payment) {
    if (std::erase(ui.marked, payment) == 0) ui.marked.push_back(payment);
}

bool is_marked(const BillUi& ui, std::size_t payment) {
    return std::ranges::find(ui.marked, payment) != ui.marked.end();
}

BillFrame bill_frame(const Context& ctx, BillUi& ui, const BillLook& look, BillEvents& events) {
    BillFrame frame{ui, look, events, choice_of(ui, look), {}};
    frame.offers = offers_of(ctx, look, frame.choice);
    return frame;
}

void take_into(Context& ctx, const BillFrame& frame) {
    if (frame.offers.into.any) take(ctx, frame, frame.choice.case_uuid);
}

void take_new(Context& ctx, const BillFrame& frame) {
    if (frame.offers.fresh.new_cases > 0) take(ctx, frame, std::nullopt);
}

void take_watched(Context& ctx, const BillFrame& frame) {
    if (frame.offers.watch != core::Watch::none) take(ctx, frame, std::nullopt, frame.offers.watch);
}

void take_first(Context& ctx, BillFrame& frame) {
    if (frame.offers.into.any) return take_into(ctx, frame);
    if (frame.offers.fresh.new_cases > 0) return take_new(ctx, frame);
    if (frame.choice.missing) take(ctx, frame, std::nullopt);  // so that the file knows until when it is missing
    if (frame.offers.record) frame.events.open = frame.choice.case_uuid;
}

void call_fine(Context& ctx, const BillFrame& frame) {
    if (!frame.offers.may_fine) return;
    ctx.ask(CallFineRequest{*frame.choice.finding, !frame.offers.is_fine});
    frame.ui.marked.clear();
}

}  // namespace recoup::ui::inline bill
