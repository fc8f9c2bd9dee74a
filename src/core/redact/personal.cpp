#include "core/redact/personal.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/redact/shapes.h"
#include "core/search/han.h"

namespace recoup::core::inline redact {
namespace {

constexpr std::array<Word, 8> kPersonal{{{"phone", "personal_phone"_tr},
                                         {"id_card", "personal_id_card"_tr},
                                         {"bank_card", "personal_bank_card"_tr},
                                         {"email", "personal_email"_tr},
                                         {"address", "personal_address"_tr},
                                         {"name", "shared_name_of_person"_tr},
                                         {"plate", "personal_plate"_tr},
                                         {"balance", "personal_balance"_tr}}};

struct Label {
    std::u32string_view word;      // as PlainText has it
    std::optional<Personal> what;  // nothing: of a number that is the case's own business
    bool firm = false;             // of a phone that a firm is called by
};
constexpr Label kLabels[] = {{U"收件人", Personal::name},
                             {U"收货人", Personal::name},
                             {U"姓名", Personal::name},
                             {U"户名", Personal::name},
                             {U"持卡人", Personal::name},
                             {U"联系人", Personal::name},
                             {U"真实姓名", Personal::name},
                             {U"乘车人", Personal::name},
                             {U"乘客", Personal::name},
                             {U"乘机人", Personal::name},
                             {U"旅客", Personal::name},
                             {U"入住人", Personal::name},
                             {U"取票人", Personal::name},
                             {U"recipient", Personal::name},
                             {U"full name", Personal::name},
                             {U"account name", Personal::name},
                             {U"account holder", Personal::name},
                             {U"cardholder", Personal::name},
                             {U"cardholder name", Personal::name},
                             {U"deliver to", Personal::name},
                             {U"passenger", Personal::name},
                             {U"guest name", Personal::name},
                             {U"customer name", Personal::name},
                             {U"name", Personal::name},
                             {U"地址", Personal::address},
                             {U"收货地址", Personal::address},
                             {U"收件地址", Personal::address},
                             {U"address", Personal::address},
                             {U"ship to", Personal::address},
                             {U"shipping address", Personal::address},
                             {U"delivery address", Personal::address},
                             {U"billing address", Personal::address},
                             {U"卡号", Personal::bank_card},
                             {U"银行卡号", Personal::bank_card},
                             {U"账号", Personal::bank_card},
                             {U"银行账号", Personal::bank_card},
                             {U"收款账号", Personal::bank_card},
                             {U"付款账号", Personal::bank_card},
                             {U"银行卡", Personal::bank_card},
                             {U"储蓄卡", Personal::bank_card},
                             {U"信用卡", Personal::bank_card},
                             {U"借记卡", Personal::bank_card},
                             {U"card number", Personal::bank_card},
                             {U"card no", Personal::bank_card},
                             {U"account number", Personal::bank_card},
                             {U"account no", Personal::bank_card},
                             {U"iban", Personal::bank_card},
                             {U"余额", Personal::balance},
                             {U"可用余额", Personal::balance},
                             {U"账户余额", Personal::balance},
                             {U"零钱余额", Personal::balance},
                             {U"balance", Personal::balance},
                             {U"available balance", Personal::balance},
                             {U"车牌", Personal::plate},
                             {U"车牌号", Personal::plate},
                             {U"对方户名", {}},  // the other side's: who is claimed from has to be read
                             {U"收款户名", {}},
                             {U"收款方户名", {}},
                             {U"商户户名", {}},
                             {U"客服电话", {}, true},
                             {U"酒店电话", {}, true},
                             {U"商家电话", {}, true},
                             {U"商户电话", {}, true},
                             {U"店铺电话", {}, true},
                             {U"门店电话", {}, true},
                             {U"官方电话", {}, true},
                             {U"服务电话", {}, true},
                             {U"投诉电话", {}, true},
                             {U"热线", {}, true},
                             {U"hotline", {}, true},
                             {U"helpline", {}, true},
                             {U"customer service", {}, true},
                             {U"call us", {}, true},
                             {U"call us at", {}, true},
                             {U"call us on", {}, true},
                             {U"contact us at", {}, true},
                             {U"contact us on", {}, true},
                             {U"订单编号", {}},
                             {U"订单号", {}},
                             {U"单号", {}},
                             {U"交易号", {}},
                             {U"交易单号", {}},
                             {U"流水号", {}},
                             {U"流水", {}},
                             {U"编号", {}},
                             {U"凭证号", {}},
                             {U"参考号", {}},
                             {U"受理号", {}},
                             {U"工单号", {}},
                             {U"票号", {}},
                             {U"订单", {}},
                             {U"运单号", {}},
                             {U"快递", {}},
                             {U"order number", {}},
                             {U"order no", {}},
                             {U"order id", {}},
                             {U"order", {}},
                             {U"reference", {}},
                             {U"tracking number", {}},
                             {U"transaction id", {}},
                             {U"ticket", {}},
                             {U"case", {}},
                             {U"invoice number", {}},
                             {U"booking", {}}};

// Words that stand where a name might.
constexpr std::u32string_view kFormWords[] = {
    U"手机", U"电话", U"号码", U"地址", U"姓名", U"收货", U"收件", U"联系", U"客服", U"商家", U"店铺", U"平台",
    U"订单", U"支付", U"付款", U"退款", U"物流", U"快递", U"信息", U"留言", U"时间", U"编号", U"金额", U"银行",
    U"账",   U"卡",   U"默认", U"复制", U"拨打", U"绑定", U"登录", U"验证", U"本人", U"签收", U"配送", U"送货",
    U"修改", U"查看", U"详情", U"热线", U"官方", U"服务", U"会员", U"余额", U"公司", U"打"};

bool stands_at(const PlainText& text, std::size_t i, std::u32string_view word) {
    for (std::size_t k = 0; k < word.size(); ++k)
        if (text.at(i + k) != word[k]) return false;
    const bool latin = is_small_letter(word.front());
    return !latin || (!is_small_letter(text.before(i)) && !is_small_letter(text.at(i + word.size())));
}

struct FoundAt {
    const Label* label = nullptr;
    std::size_t end = 0;
};
// The longest that begins there.
FoundAt found_label(const PlainText& text, std::size_t i) {
    FoundAt found;
    for (const auto& label : kLabels)
        if (stands_at(text, i, label.word) && (!found.label || label.word.size() > found.label->word.size()))
            found = {&label, i + label.word.size()};
    return found;
}

bool ends_stretch(char32_t c) {
    return c == 0 || std::u32string_view(U"\n:,。;|!?、[]【】").find(c) != std::u32string_view::npos;
}

std::size_t behind_label(const PlainText& text, std::size_t i) {
    while (text.at(i) == U' ' || text.at(i) == U':') ++i;
    return i;
}

std::optional<PersonalSpan> name_at(const PlainText& text, std::size_t i) {
    constexpr std::size_t kMost = 4;
    auto end = i;
    while (is_han(text.at(end)) || (end > i && text.at(end) == U'·')) ++end;
    if (end > i) {
        if (end - i > 2 * kMost || !looks_like_name(text, i, end)) return std::nullopt;
        return PersonalSpan{i, end, Personal::name};
    }
    // Up to three words in Latin letters.
    std::size_t words = 0;
    for (auto k = i; words < 3 && is_small_letter(text.at(k)); ++words) {
        while (is_small_letter(text.at(k)) || text.at(k) == U'\'' || text.at(k) == U'-' || text.at(k) == U'.') ++k;
        end = k;
        if (text.at(k) != U' ') {
            ++words;
            break;
        }
        ++k;
    }
    if (words < 2 || is_number_sign(text.at(end))) return std::nullopt;
    return PersonalSpan{i, end, Personal::name};
}

std::optional<PersonalSpan> value_at(const PlainText& text, std::size_t i, Personal what) {
    switch (what) {
        case Personal::name:
            return name_at(text, i);
        case Personal::balance:
            return amount_at(text, i);
        case Personal::bank_card:
            return bank_card_at(text, i, true);
        default:
            return std::nullopt;
    }
}

class Finder {
  public:
    Finder(const PlainText& text, const OwnNumbers& own) : text_(text), own_(own) {}

    std::vector<PersonalSpan> find() {
        by_labels();
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (const auto end = behind_firms_email(text_, i); end > i) firms_emails_.push_back(end);
            for (const auto read : {id_card_at, phone_at, email_at, plate_at}) add(read(text_, i));
            add(bank_card_at(text_, i, false));
        }
        by_stretch();
        names_before_phones();
        std::ranges::sort(spans_, {}, &PersonalSpan::begin);
        return std::move(spans_);
    }

  private:
    bool is_free(const PersonalSpan& span) const {
        return std::ranges::none_of(
            spans_, [&](const auto& other) { return span.begin < other.end && other.begin < span.end; });
    }

    bool is_own(const PersonalSpan& span) const {
        std::u32string number;
        for (auto i = span.begin; i < span.end; ++i) number += text_.at(i);
        return own_.holds(number);
    }

    void add(const std::optional<PersonalSpan>& span) {
        if (!span || !is_free(*span) || is_own(*span)) return;
        if (span->what == Personal::bank_card && is_behind(numbered_, span->begin)) return;
        if (span->what == Personal::phone && is_of_firm(span->begin)) return;
        spans_.push_back(*span);
    }

    // A label in the same stretch.
    static bool is_behind(std::span<const std::size_t> labels, std::size_t at) {
        return std::ranges::any_of(labels, [&](const auto& label) { return label <= at && at - label <= 3; });
    }

    // "help@example.com or call +44 20 7946 0958".
    bool is_of_firm(std::size_t phone) const {
        const auto beside = [&](std::size_t email) {
            while (email < phone && !ends_stretch(text_.at(email))) ++email;
            return email == phone;
        };
        return is_behind(firm_, phone) || std::ranges::any_of(firms_emails_, beside);
    }

    void by_labels() {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const auto found = found_label(text_, i);
            if (!found.label) continue;
            i = found.end - 1;
            if (!found.label->what) {
                (found.label->firm ? firm_ : numbered_).push_back(found.end);
                continue;
            }
            const auto at = behind_label(text_, found.end);
            // In running text a label without its colon or a gap is a word like any other: "乘客在车上".
            const bool apart = at > found.end || is_number_sign(text_.at(at));
            if (apart) add(value_at(text_, at, *found.label->what));
        }
    }

    void by_stretch() {
        for (std::size_t begin = 0; begin < text_.size();) {
            auto end = begin;
            while (!ends_stretch(text_.at(end))) ++end;
            add(chinese_address(text_, begin, end));
            begin = end + 1;
        }
        std::size_t line = 0;
        for (std::size_t i = 0; i <= text_.size(); ++i)
            if (i == text_.size() || text_.at(i) == U'\n') {
                add(english_address(text_, line, i));
                line = i + 1;
            }
    }

    // "李晓 138…": at the beginning of a stretch, right before a phone.
    void names_before_phones() {
        const auto phones = spans_;
        for (const auto& phone : phones) {
            if (phone.what != Personal::phone) continue;
            auto end = phone.begin;
            while (text_.before(end) == U' ' || text_.before(end) == U',') --end;
            if (end == phone.begin) continue;
            auto begin = end;
            while (is_han(text_.before(begin))) --begin;
            const bool starts = begin == 0 || text_.before(begin) == U' ' || ends_stretch(text_.before(begin));
            if (starts && begin < end && looks_like_name(text_, begin, end))
                add(PersonalSpan{begin, end, Personal::name});
        }
    }

    const PlainText& text_;
    const OwnNumbers& own_;
    std::vector<PersonalSpan> spans_;
    std::vector<std::size_t> numbered_, firm_;  // where labels of orders end, and of firms' phones
    std::vector<std::size_t> firms_emails_;     // where those end
};

std::u32string key_of(std::u32string_view number) {
    std::u32string key;
    for (const auto c : number)
        if (is_word_sign(c)) key += c;
    return key;
}

}  // namespace

std::span<const Word> words_of(WordsOf<Personal>) {
    return kPersonal;
}

OwnNumbers::OwnNumbers(std::span<const std::string> numbers) {
    constexpr std::size_t kShortest = 6;
    for (const auto& number : numbers)
        if (auto key = key_of(plain_word(number)); key.size() >= kShortest) keys_.push_back(std::move(key));
}

bool OwnNumbers::holds(std::u32string_view number) const {
    const auto key = key_of(number);
    return std::ranges::any_of(keys_, [&](const auto& own) { return own.find(key) != std::u32string::npos; });
}

std::vector<PersonalSpan> find_personal(const PlainText& text, const OwnNumbers& own) {
    return Finder(text, own).find();
}

LabelAtEnd label_at_end(const PlainText& text) {
    auto end = text.size();
    while (end > 0 && (text.before(end) == U' ' || text.before(end) == U':')) --end;
    for (std::size_t i = 0; i < end; ++i) {
        const auto found = found_label(text, i);
        if (!found.label || found.end != end) continue;
        if (found.label->firm) return {.firm = true};
        if (!found.label->what) return {.number = true};
        return {.personal = true, .what = *found.label->what};
    }
    return {};
}

std::vector<PersonalSpan> value_span(const PlainText& text, Personal what) {
    const auto first = text.past_blanks(0, true);
    if (what == Personal::address) {
        const bool long_enough = text.size() - first >= 5;
        return long_enough ? std::vector<PersonalSpan>{{first, text.size(), what}} : std::vector<PersonalSpan>{};
    }
    const auto span = value_at(text, first, what);
    return span ? std::vector{*span} : std::vector<PersonalSpan>{};
}

bool looks_like_name(const PlainText& text, std::size_t begin, std::size_t end) {
    const auto length = end - begin;
    if (length < 2 || length > 8) return false;
    std::size_t han = 0;
    for (auto i = begin; i < end; ++i) {
        if (is_han(text.at(i)))
            ++han;
        else if (text.at(i) != U'·')
            return false;
        for (const auto word : kFormWords)
            if (stands_at(text, i, word)) return false;
    }
    return han == length ? length <= 4 : true;
}

std::string masked(std::string_view text, const OwnNumbers& own) {
    PlainText plain;
    plain.add(text, 0);
    std::string out;
    std::size_t at = 0;
    for (const auto& span : find_personal(plain, own)) {
        const auto begin = plain.byte_at(span.begin), end = plain.byte_at(span.end - 1) + plain.length_at(span.end - 1);
        out.append(text, at, begin - at).append(kMasked);
        at = end;
    }
    return out.append(text.substr(at));
}

}  // namespace recoup::core::inline redact
