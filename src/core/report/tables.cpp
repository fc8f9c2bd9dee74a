#include <algorithm>

#include "core/law/template.h"
#include "core/report/parts.h"

namespace recoup::core::inline report {
namespace {

class Tabler {
  public:
    explicit Tabler(const ComposeFrom& from) : from_(from) {}

    ReportTable contacts() const {
        auto table = begin("report_contacts"_tr, trf(lang(), "report_contacts_hint"_tr, from_.record.contacts.size()),
                           {"report_head_when"_tr, "shared_who"_tr, "report_head_what"_tr}, {0.26F, 0.2F, 0.54F});
        for (const auto& one : from_.record.contacts)
            table.rows.push_back(
                {written_when(from_.reader, at_instant(one.at)),
                 trf(lang(), one.direction == Direction::out ? "report_contact_out"_tr : "report_contact_in"_tr,
                     label(lang(), one.party), label(lang(), one.channel)),
                 said(one)});
        return table;
    }

    ReportTable deadlines() const {
        auto table =
            begin("report_deadlines"_tr, {},
                  {"report_head_due"_tr, "report_head_deadline"_tr, "report_head_actor"_tr, "report_head_basis"_tr},
                  {0.26F, 0.28F, 0.12F, 0.34F});
        for (const auto& one : from_.record.deadlines) {
            auto due = written_when(from_.reader, one.due);
            if (one.done_at) due = trf(lang(), "report_deadline_done"_tr, due);
            table.rows.push_back(
                {std::move(due), clean_value(flat(one.title)), std::string(label(lang(), one.actor)), basis(one)});
        }
        return table;
    }

    ReportTable history(std::span<const Change> changes) const {
        auto table = begin("report_history"_tr, trf(lang(), "report_history_hint"_tr, changes.size()),
                           {"report_head_when"_tr, "report_head_step"_tr}, {0.25F, 0.75F});
        for (auto at = changes.rbegin(); at != changes.rend(); ++at)
            table.rows.push_back({show_exact(from_.reader, at->at), describe(lang(), *at)});
        return table;
    }

  private:
    Lang lang() const { return from_.reader.lang; }
    ReportTable begin(Tr title, std::string hint, std::initializer_list<Tr> heads, std::vector<float> widths) const {
        ReportTable table{std::string(from_.reader(title)), std::move(hint), {}, std::move(widths), {}};
        for (const auto head : heads) table.heads.emplace_back(from_.reader(head));
        return table;
    }

    // Their words in quotation marks; what I wrote of it is my account.
    std::string said(const ContactRow& one) const {
        std::vector<std::string> parts;
        const auto words = clean_value(flat(one.words)), account = clean_value(flat(one.text));
        if (!words.empty()) parts.push_back(trf(lang(), "cli_contact_words"_tr, words));
        if (!account.empty()) parts.push_back(trf(lang(), "report_account"_tr, account));
        if (one.pushback == Pushback::silence) parts.emplace_back(from_.reader("report_silence"_tr));
        const auto ticket = clean_value(flat(one.ticket));
        if (!ticket.empty()) parts.push_back(trf(lang(), "report_ticket"_tr, ticket));
        if (one.promised_by)
            parts.push_back(trf(lang(), "report_promised"_tr, written_when(from_.reader, *one.promised_by)));
        return fmt::format("{}", fmt::join(parts, lang() == Lang::zh ? "" : " "));
    }

    std::string basis(const DeadlineRow& one) const {
        const auto* rule = one.rule.empty() ? nullptr : from_.rules.find(one.rule);
        if (!rule)
            return std::string(from_.reader(one.contact_uuid ? "report_basis_promise"_tr : "deadline_origin_own"_tr));
        return cite(*rule, lang());
    }

    const ComposeFrom& from_;
};

}  // namespace

void add_tables(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known, Report& report) {
    const Tabler tabler(from);
    if (choice.contacts && !from.record.contacts.empty()) report.tables.push_back(tabler.contacts());
    if (choice.deadlines && !from.record.deadlines.empty()) report.tables.push_back(tabler.deadlines());
    if (choice.history && !known.history.empty()) report.tables.push_back(tabler.history(known.history));
}

}  // namespace recoup::core::inline report
