#include "core/letter/facts.h"

#include <algorithm>
#include <ranges>

#include "core/base/text.h"
#include "core/law/template.h"
#include "core/model/amounts.h"

namespace recoup::core::inline letter {
namespace {

constexpr std::size_t kMostAnswers = 12;  // the last ones

// At the start of an English sentence.
std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

class Teller {
  public:
    Teller(const ComposeFrom& from, const Addressee& addressee)
        : from_(from),
          row_(from.record.row),
          talk_(talk_with(from.record, addressee.about)),
          who_(who_is(from.reader, addressee)) {}

    std::string tell() {
        purchase();
        answers();
        promise();
        money();
        std::ranges::stable_sort(lines_, {}, &Line::at);
        std::string text;
        for (const auto& line : lines_) text += line.text + '\n';
        for (const auto& line : undated_) text += line + '\n';
        return std::string(trim(text));
    }

  private:
    struct Line {
        Instant at{};
        std::string text;
    };

    template <typename... Args>
    void add(const When& when, const std::string& day, Tr text, const Args&... args) {
        lines_.push_back({first_second(when, *from_.reader.zones), trf(from_.reader.lang, text, day, args...)});
    }
    std::string amount(std::int64_t minor) const { return written_amount(from_.reader.lang, minor, row_.currency); }
    std::string day(const When& when) const { return written_day(from_.reader, when); }

    void purchase() {
        if (row_.paid_at && row_.paid_minor)
            add(*row_.paid_at, written(from_.reader, *row_.paid_at), "fact_paid"_tr, amount(*row_.paid_minor));
        if (row_.received_at) add(*row_.received_at, day(*row_.received_at), "fact_goods"_tr);
        if (row_.occurred_at) add(*row_.occurred_at, written(from_.reader, *row_.occurred_at), "fact_occurred"_tr);
        const auto* first = talk_.first_mine();
        if (!first) return;
        add(at_instant(first->at), day(at_instant(first->at)), "fact_first_contact"_tr, who_);
        if (talk_.times() > 1)
            undated_.push_back(
                capital(trf(from_.reader.lang, "fact_contacts"_tr, who_,
                            written_times(from_.reader.lang, talk_.times()), day(at_instant(talk_.last_mine()->at)))));
    }

    void answers() {
        std::size_t told = 0;
        for (const auto* one : talk_.contacts | std::views::reverse) {
            if (!is_answer(*one) || told == kMostAnswers) continue;
            const auto words = clean_value(flat(one->words)), account = clean_value(flat(one->text));
            if (words.empty() && account.empty()) continue;
            ++told;
            add(at_instant(one->at), day(at_instant(one->at)), words.empty() ? "fact_account"_tr : "fact_words"_tr,
                who_, words.empty() ? account : words);
        }
        // Those of one moment stand as they were said.
        std::ranges::reverse(lines_.end() - static_cast<std::ptrdiff_t>(told), lines_.end());
    }

    void promise() {
        const auto& reader = from_.reader;
        if (const auto* one = open_promise(from_.record, talk_, *reader.zones, reader.now))
            add(*one->promised_by, day(*one->promised_by), "fact_promise"_tr, who_);
    }

    void money() {
        const auto received = row_.received_minor.value_or(0);
        if (received > 0 && row_.refunded_at)
            add(*row_.refunded_at, day(*row_.refunded_at), "fact_money"_tr, amount(received));
        else if (received > 0)
            undated_.push_back(trf(from_.reader.lang, "fact_money_undated"_tr, amount(received)));
        if (const auto offer = open_offer_minor(row_))
            undated_.push_back(
                capital(trf(from_.reader.lang, "fact_offer"_tr, who_, amount(*offer), amount(*offer_gap_minor(row_)))));
    }

    const ComposeFrom& from_;
    const CaseRow& row_;
    Talk talk_;
    std::string who_;
    std::vector<Line> lines_;
    std::vector<std::string> undated_;
};

}  // namespace

std::string who_is(const Reader& reader, const Addressee& addressee) {
    if (!addressee.third_person) return std::string(reader("letter_you"_tr));
    static constexpr Tr kNames[] = {"letter_seller"_tr,    "letter_platform"_tr, "letter_payment_firm"_tr,
                                    "letter_bank"_tr,      "letter_courier"_tr,  "letter_operator"_tr,
                                    "letter_authority"_tr, "letter_other"_tr};
    return std::string(reader(kNames[static_cast<std::size_t>(addressee.about)]));
}

std::string facts_of(const ComposeFrom& from, const Addressee& addressee) {
    return Teller(from, addressee).tell();
}

}  // namespace recoup::core::inline letter
