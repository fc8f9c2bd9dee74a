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
        choice.payments.assign(ui.marked.begin(), ui.marked.end());
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
    if (offers.record) offers.into = core::plan_take(from, choice.payments, choice.case_uuid);
    offers.fresh = core::plan_take(from, choice.payments);
    return offers;
}

bool may_write(const Context& ctx) {
    return ctx.app.save != SaveLook::read_only;
}

}  // namespace

std::size_t Offers::new_cases() const {
    return static_cast<std::size_t>(std::ranges::count(fresh.parts, core::Taken::new_case, &core::TakenPart::what));
}

BillFrame bill_frame(const Context& ctx, BillUi& ui, const BillLook& look, BillEvents& events) {
    auto choice = choice_of(ui, look);
    auto offers = offers_of(ctx, look, choice);
    return {ui, look, events, std::move(choice), std::move(offers)};
}

void take_into(Context& ctx, const BillFrame& frame) {
    if (!frame.offers.joins() || !may_write(ctx)) return;
    ctx.ask(TakeBillRequest{frame.choice.payments, frame.choice.case_uuid});
    frame.ui.marked.clear();
}

void take_new(Context& ctx, const BillFrame& frame) {
    if (frame.offers.new_cases() == 0 || !may_write(ctx)) return;
    ctx.ask(TakeBillRequest{frame.choice.payments, std::nullopt});
    frame.ui.marked.clear();
}

void call_fine(Context& ctx, const BillFrame& frame) {
    if (!frame.offers.may_fine) return;
    ctx.ask(CallFineRequest{*frame.choice.finding, !frame.offers.is_fine});
    frame.ui.marked.clear();
}

}  // namespace recoup::ui::inline bill
