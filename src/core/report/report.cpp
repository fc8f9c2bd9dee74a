#include "core/report/report.h"

#include <algorithm>

#include "core/base/money.h"
#include "core/base/text.h"
#include "core/law/template.h"
#include "core/letter/laws.h"
#include "core/model/amounts.h"
#include "core/report/parts.h"

namespace recoup::core::inline report {
namespace {

constexpr std::size_t kDigestShown = 16;  // of 64 digits, on each page

// Under which number the reader has the case already.
bool is_of(Purpose purpose, Route route) {
    switch (purpose) {
        case Purpose::regulator:
            return route == Route::market_regulator || route == Route::consumer_association || route == Route::ministry;
        case Purpose::platform:
            return route == Route::platform_dispute || route == Route::official_email;
        case Purpose::bank:
            return route == Route::bank_chargeback || route == Route::payment_provider;
        case Purpose::court:
            return route == Route::court;
        case Purpose::me:
            break;
    }
    return false;
}

std::string in_groups(std::string_view digits) {
    std::string text;
    for (std::size_t at = 0; at < std::min(digits.size(), kDigestShown); at += 4)
        text += (at == 0 ? "" : " ") + std::string(digits.substr(at, 4));
    return text;
}

class Composer {
  public:
    Composer(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known)
        : from_(from), choice_(choice), known_(known), row_(from.record.row) {}

    Report compose() {
        report_.lang = from_.reader.lang;
        report_.exhibits = exhibits_of(from_, choice_, known_);
        heads();
        if (choice_.person) claimant();
        other_side();
        amount();
        request();
        reason();
        if (choice_.notes && !clean_value(row_.note).empty()) fact("case_note"_tr, {}, {clean_value(flat(row_.note))});
        tell_story(from_, choice_, report_);
        rules();
        add_tables(from_, choice_, known_, report_);
        ends();
        return std::move(report_);
    }

  private:
    std::string say(Tr key) const { return std::string(from_.reader(key)); }
    template <typename... Args>
    std::string fill(Tr key, const Args&... args) const {
        return trf(from_.reader.lang, key, args...);
    }
    std::string sum(std::int64_t minor) const { return written_amount(from_.reader.lang, minor, row_.currency); }
    void fact(Tr label, std::string strong, std::vector<std::string> lines) {
        report_.facts.push_back({say(label), std::move(strong), std::move(lines)});
    }
    bool to_authority() const { return choice_.purpose == Purpose::regulator; }

    void heads() {
        report_.title = clean_value(flat(row_.title));
        report_.heading = fill(from_.record.ended() ? "report_heading_ended"_tr : "report_heading"_tr, report_.title);
        report_.subtitle = reader_name();
        report_.made = fill("report_made"_tr, written_day(from_.reader, at_instant(from_.reader.now)));
        report_.running = fill("report_running"_tr, row_.number, report_.made);
        const auto& pack = known_.pack_digest;
        report_.footer = say(to_authority() ? "report_footer_complaint"_tr : "report_footer"_tr);
        if (!pack.empty()) report_.footer_digest = {say("report_digest_pack"_tr), in_groups(pack)};
        if (pack.empty() && !known_.history_head.empty())
            report_.footer_digest = {say("report_digest_file"_tr), in_groups(known_.history_head)};
    }

    std::string reader_name() const {
        const bool china = row_.jurisdiction == "CN";
        static constexpr Tr kReaders[] = {"report_to_regulator"_tr, "report_to_platform"_tr, "report_to_bank"_tr,
                                          "report_to_court"_tr, "report_to_me"_tr};
        const auto key =
            to_authority() && !china ? "report_to_authority"_tr : kReaders[static_cast<std::size_t>(choice_.purpose)];
        auto text = say(key);
        const auto& routes = from_.record.routes;
        const auto taken = std::find_if(routes.rbegin(), routes.rend(), [&](const RouteRow& one) {
            return is_of(choice_.purpose, one.route) && !clean_value(one.ticket).empty();
        });
        if (taken != routes.rend())
            text = fill("report_under"_tr, text, label(from_.reader.lang, taken->route), clean_value(taken->ticket));
        return text;
    }

    void claimant() {
        const auto& person = *choice_.person;
        const auto blank = say("report_blank"_tr);
        const auto or_blank = [&](const std::string& text) {
            return trim(text).empty() ? blank : clean_value(flat(text));
        };
        fact(to_authority() ? "report_complainant"_tr : "report_claimant"_tr, or_blank(person.name),
             {fill("report_phone"_tr, or_blank(person.phone)), fill("report_address"_tr, or_blank(person.address))});
    }

    void other_side() {
        const auto* platform = from_.state.find_platform(row_.platform);
        const auto legal = platform ? clean_value(flat(platform->row.legal_name)) : std::string();
        const auto called = clean_value(flat(row_.platform));
        std::vector<std::string> lines;
        if (!legal.empty() && !called.empty() && legal != called) lines.push_back(called);
        const auto order = clean_value(flat(row_.order_no));
        if (!order.empty()) lines.push_back(fill("report_order"_tr, order));
        const auto address = platform ? clean_value(flat(platform->row.legal_address)) : std::string();
        if (!address.empty()) lines.push_back(fill("report_address"_tr, address));
        const auto name = !legal.empty() ? legal : called;
        fact(to_authority() ? "report_respondent"_tr : "shared_other_side"_tr,
             name.empty() ? say("report_not_filled"_tr) : name, std::move(lines));
    }

    void amount() {
        const auto asked = asked_minor(row_);
        std::vector<std::string> lines;
        if (row_.paid_minor && row_.paid_at && asked == row_.paid_minor)
            lines.push_back(fill("report_paid_day"_tr, written_day(from_.reader, *row_.paid_at)));
        else if (row_.paid_minor && row_.paid_at)
            lines.push_back(fill("report_paid_on"_tr, written_day(from_.reader, *row_.paid_at),
                                 format_amount(*row_.paid_minor, row_.currency)));
        else if (row_.paid_minor)
            lines.push_back(fill("report_paid"_tr, format_amount(*row_.paid_minor, row_.currency)));
        const auto method = clean_value(flat(row_.payment_method));
        if (!method.empty()) lines.push_back(method);
        fact("cli_column_amount"_tr, asked ? format_amount(*asked, row_.currency) : say("report_not_filled"_tr),
             std::move(lines));
    }

    void request() {
        const auto received = row_.received_minor.value_or(0);
        const auto owed = owed_minor(row_);
        std::vector<std::string> lines;
        if (from_.record.ended())
            lines.push_back(fill("report_ended"_tr, label(from_.reader.lang, row_.outcome)));
        else if (!owed)
            lines.push_back(say("report_request_open"_tr));
        else if (*owed > 0)
            lines.push_back(fill("report_request"_tr, sum(*owed)));
        else
            lines.push_back(say("report_request_met"_tr));
        if (received > 0) lines.push_back(fill("fact_money_undated"_tr, sum(received)));
        fact("report_request_label"_tr, {}, std::move(lines));
    }

    // "（见 E6）" of the original that shows it.
    std::string seen_in(const std::string& sha256) const {
        if (sha256.empty()) return {};
        const auto at = std::ranges::find(report_.exhibits, sha256, &Exhibit::sha256);
        return at == report_.exhibits.end() ? std::string() : fill("report_see"_tr, at->mark);
    }

    void reason() {
        const auto& reader = from_.reader;
        auto text = fill("report_sentence"_tr, label(reader.lang, row_.problem));
        if (const auto* platform = from_.state.find_platform(row_.platform); platform && !platform->clauses.empty()) {
            const auto& one = platform->clauses.front();
            const auto title = fill("report_clause_title"_tr, clean_value(flat(one.title)));
            text += fill("report_clause"_tr, bare_title(title), clean_value(flat(one.clause)),
                         clean_value(flat(one.text)), seen_in(one.sha256));
        }
        for (const auto& rule : rules_of(from_, choice_)) {
            if (rule.says.empty()) continue;
            text += fill("report_law"_tr, rule.cite, rule.says);
            break;
        }
        fact("report_reason"_tr, {}, {std::string(trim(text))});
    }
    // One that has quotation marks already has them once.
    static std::string bare_title(std::string title) {
        if (title.starts_with("《《")) title.erase(0, 3);
        if (title.ends_with("》》")) title.erase(title.size() - 3);
        return title;
    }

    void rules() {
        report_.rules = rules_of(from_, choice_);
        if (report_.rules.empty()) return;
        report_.rules_title = say("report_rules"_tr);
        report_.rules_hint = say("report_rules_hint"_tr);
    }

    void ends() {
        report_.exhibits_title = say("report_exhibits"_tr);
        report_.exhibits_hint = exhibits_hint(from_, report_.exhibits, known_);
        report_.integrity = say("report_integrity"_tr);
        if (!known_.history_head.empty()) report_.integrity += fill("report_integrity_head"_tr, known_.history_head);
        const bool read =
            std::ranges::any_of(report_.exhibits, [](const auto& one) { return !one.text.lines.empty(); });
        if (choice_.transcript && read) {
            report_.transcript_title = say("report_transcript"_tr);
            report_.transcript_hint = say("report_transcript_hint"_tr);
        }
        if (!is_signed(choice_.purpose)) return;
        report_.oath = say("report_oath"_tr);
        report_.sign = say(to_authority() ? "report_sign_complainant"_tr : "report_sign"_tr);
        report_.sign_day = say("report_sign_day"_tr);
    }

    const ComposeFrom& from_;
    const ReportChoice& choice_;
    const ReportKnown& known_;
    const CaseRow& row_;
    Report report_;
};

}  // namespace

Addressee addressee_of(const ComposeFrom& from, Purpose purpose) {
    const auto route = purpose == Purpose::bank    ? Route::bank_chargeback
                       : purpose == Purpose::court ? Route::court
                                                   : Route::market_regulator;
    auto addressee =
        addressee_of(from.record, Message{.id = {}, .version = {}, .title = {}, .stages = {}, .route = route},
                     *from.reader.zones, from.reader.now);
    addressee.third_person = true;
    return addressee;
}

std::vector<ReportRule> rules_of(const ComposeFrom& from, const ReportChoice& choice) {
    std::vector<ReportRule> rules;
    if (from.record.ended()) return rules;  // nothing is asked for any more
    for (const auto& law : laws_of(from, Message{}, addressee_of(from, choice.purpose))) {
        ReportRule rule{law.cite, law.says, {}};
        if (!law.source_url.empty() && law.verified_on)
            rule.source = trf(from.reader.lang, "report_rule_source"_tr, law.source_url,
                              written_day(from.reader, *law.verified_on));
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::string plain_day(const Reader& reader, Instant at) {
    return to_iso(Day{day_of(reader, at)});
}

Report report_of(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known) {
    return Composer(from, choice, known).compose();
}

}  // namespace recoup::core::inline report
