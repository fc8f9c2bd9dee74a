#include <algorithm>
#include <array>
#include <charconv>

#include "app/mail/message.h"
#include "app/mail/transfer.h"
#include "core/base/text.h"

namespace recoup::app::inline mail {
namespace {

constexpr std::string_view kBlocks[] = {"address", "article", "blockquote", "br",    "center", "dd",    "div", "dl",
                                        "dt",      "footer",  "form",       "h1",    "h2",     "h3",    "h4",  "h5",
                                        "h6",      "header",  "hr",         "li",    "main",   "ol",    "p",   "pre",
                                        "section", "table",   "tbody",      "tfoot", "thead",  "title", "tr",  "ul"};
constexpr std::string_view kSilent[] = {"head", "script", "style", "template", "textarea", "select"};

struct Entity {
    std::string_view name;
    char32_t sign;
};
constexpr Entity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},      {"apos", '\''},    {"nbsp", ' '},
    {"yen", 0xA5},     {"euro", 0x20AC},  {"pound", 0xA3},   {"cent", 0xA2},     {"copy", 0xA9},    {"reg", 0xAE},
    {"middot", 0xB7},  {"ndash", 0x2013}, {"mdash", 0x2014}, {"hellip", 0x2026}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
    {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"times", 0xD7},   {"bull", 0x2022},   {"ensp", ' '},     {"emsp", ' '},
    {"zwnj", 0},       {"zwj", 0},        {"shy", 0}};
constexpr std::size_t kLongestEntity = 12;

bool is_name_sign(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

class HtmlText {
  public:
    explicit HtmlText(std::string_view html) : rest_(html) {}

    std::string read() {
        while (!rest_.empty() && text_.size() < kMostTextBytes) {
            if (rest_.front() == '<')
                take_tag();
            else if (rest_.front() == '&')
                take_entity();
            else
                put(core::take_code_point(rest_));
        }
        return std::move(text_);
    }

  private:
    void put(char32_t c) {
        if (c == 0) return;
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0) {
            blank_ = true;
            return;
        }
        if (blank_ && !text_.empty() && text_.back() != '\n' && text_.back() != '\t') text_ += ' ';
        blank_ = false;
        core::append_utf8(text_, c);
    }

    void end_line() {
        while (text_.ends_with('\t')) text_.pop_back();
        if (!text_.empty() && text_.back() != '\n') text_ += '\n';
        blank_ = false;
    }

    void take_tag() {
        if (rest_.starts_with("<!--")) return skip_past("-->");
        auto tag = rest_.substr(1);
        const bool closes = core::take_prefix(tag, "/");
        const auto small = lower(tag.substr(0, kLongestEntity));
        const auto name_end = std::ranges::find_if_not(small, is_name_sign);
        const std::string_view name(small.data(), static_cast<std::size_t>(name_end - small.begin()));
        if (name.empty() && !tag.starts_with('!') && !tag.starts_with('?')) {  // "a < b"
            rest_.remove_prefix(1);
            return put('<');
        }
        skip_past(">");
        if (!closes && std::ranges::count(kSilent, name) > 0) return skip_element(name);
        if (name == "td" || name == "th")
            end_cell();
        else if (std::ranges::count(kBlocks, name) > 0)
            end_line();
    }

    void end_cell() {
        blank_ = false;
        if (!text_.empty() && text_.back() != '\n' && text_.back() != '\t') text_ += '\t';
    }

    void skip_past(std::string_view end) {
        const auto at = rest_.find(end);
        rest_.remove_prefix(at == rest_.npos ? rest_.size() : at + end.size());
    }

    // To its closing tag; where there is none, nothing is skipped but the tag.
    void skip_element(std::string_view name) {
        if (std::ranges::count(unclosed_, name) > 0) return;
        for (auto at = rest_.find("</"); at != rest_.npos; at = rest_.find("</", at + 2))
            if (lower(rest_.substr(at + 2, name.size())) == name) {
                rest_.remove_prefix(at);
                return skip_past(">");
            }
        unclosed_.emplace_back(name);
    }

    void take_entity() {
        const auto end = rest_.substr(0, kLongestEntity).find(';');
        const auto name = end == rest_.npos ? std::string_view() : rest_.substr(1, end - 1);
        const auto sign = sign_of(name);
        if (!sign) {
            rest_.remove_prefix(1);
            return put('&');
        }
        rest_.remove_prefix(end + 1);
        put(*sign);
    }

    static std::optional<char32_t> sign_of(std::string_view name) {
        if (core::take_prefix(name, "#")) {
            const int base = core::take_prefix(name, "x") || core::take_prefix(name, "X") ? 16 : 10;
            std::uint32_t code = 0;
            const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), code, base);
            if (name.empty() || error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
            return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? 0xFFFD : char32_t{code};
        }
        const auto found = std::ranges::find(kEntities, name, &Entity::name);
        if (found == std::end(kEntities)) return std::nullopt;
        return found->sign;
    }

    std::string_view rest_;
    std::string text_;
    std::vector<std::string> unclosed_;  // that no closing tag follows, so that it is not looked for again
    bool blank_ = false;
};

}  // namespace

std::string text_of_html(std::string_view html) {
    return HtmlText(html).read();
}

}  // namespace recoup::app::inline mail
