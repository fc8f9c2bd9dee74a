#include "app/mail/message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/mail/transfer.h"
#include "core/base/text.h"

namespace recoup::app::inline mail {
namespace {

struct Field {
    std::string name;  // small letters
    std::string_view value;
};

struct Headers {
    std::vector<Field> fields;
    bool whole = true;

    std::string_view first(std::string_view name) const {
        const auto found = std::ranges::find(fields, name, &Field::name);
        return found == fields.end() ? std::string_view() : found->value;
    }
};

// The line at the front with its end, taken off.
std::string_view take_line(std::string_view& rest) {
    const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end);
    return line;
}

bool is_field_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
}

// To the empty line, which is taken off as well; what is no field ends them.
Headers take_headers(std::string_view& rest) {
    Headers headers;
    const auto whole = rest;
    while (!rest.empty() && whole.size() - rest.size() < kMostHeaderBytes) {
        auto behind = rest;
        const auto line = take_line(behind);
        if (core::trim(line).empty()) {
            rest = behind;
            return headers;
        }
        if ((line[0] == ' ' || line[0] == '\t') && !headers.fields.empty()) {
            auto& value = headers.fields.back().value;
            value = {value.data(), static_cast<std::size_t>(line.data() + line.size() - value.data())};
            rest = behind;
            continue;
        }
        const auto colon = line.find(':');
        const auto name = core::trim(line.substr(0, std::min(colon, line.size())));
        const bool envelope = headers.fields.empty() && line.starts_with("From ");  // of a mailbox file
        if (!envelope && (colon == line.npos || !is_field_name(name))) return headers;
        if (!envelope) headers.fields.push_back({lower(name), line.substr(colon + 1)});
        rest = behind;
    }
    headers.whole = rest.empty();
    return headers;
}

// "text/plain; charset=gb2312; name="a b.png"", or a disposition.
struct Valued {
    std::string value;                                         // small letters
    std::vector<std::pair<std::string, std::string>> options;  // names in small letters, values as they are

    std::string option(std::string_view name) const {
        for (const auto& [key, value_of] : options)
            if (key == name) return value_of;
        return {};
    }
};

Valued valued(std::string_view raw) {
    std::vector<std::string> parts(1);
    bool quoted = false;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '"') {
            quoted = !quoted;
        } else if (raw[i] == '\\' && quoted && i + 1 < raw.size()) {
            parts.back() += raw[++i];
        } else if (raw[i] == ';' && !quoted) {
            parts.emplace_back();
        } else if (raw[i] != '\r' && raw[i] != '\n') {
            parts.back() += raw[i];
        }
    }
    Valued made{lower(core::trim(parts.front())), {}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const auto equals = parts[i].find('=');
        if (equals == parts[i].npos) continue;
        made.options.emplace_back(lower(core::trim(std::string_view(parts[i]).substr(0, equals))),
                                  core::trim(std::string_view(parts[i]).substr(equals + 1)));
    }
    return made;
}

std::string from_percent(std::string_view text) {
    std::string quoted(text);
    std::ranges::replace(quoted, '=', '\x01');
    std::ranges::replace(quoted, '%', '=');
    auto bytes = from_q(quoted);
    std::ranges::replace(bytes, '\x01', '=');
    return bytes;
}

// "name", "name*" (RFC 2231) or its pieces "name*0*", "name*1".
std::string long_option(const Valued& of, const std::string& name) {
    if (const auto plain = of.option(name); !plain.empty()) return plain_heading_text(plain);
    std::string coded;
    for (int piece = 0; piece < 20; ++piece) {
        const auto key = name + "*" + std::to_string(piece);
        coded += of.option(key + "*") + of.option(key);
    }
    if (coded.empty()) coded = of.option(name + "*");
    const auto charset_end = coded.find('\'');
    const auto begin = charset_end == coded.npos ? coded.npos : coded.find('\'', charset_end + 1);
    if (begin == coded.npos) return plain_heading_text(coded);
    return core::one_line(to_utf8(from_percent(coded.substr(begin + 1)), coded.substr(0, charset_end)));
}

class MailReader {
  public:
    explicit MailReader(bool with_files) : with_files_(with_files) {}

    Mail read(std::string_view bytes) {
        auto rest = bytes;
        const auto headers = take_headers(rest);
        mail_.subject = plain_heading_text(headers.first("subject"));
        mail_.from = plain_heading_text(headers.first("from"));
        mail_.to = plain_heading_text(headers.first("to"));
        mail_.message_id = core::one_line(core::trim(headers.first("message-id")));
        mail_.date = mail_date(plain_heading_text(headers.first("date")));
        read_part(headers, rest, 0);
        mail_.text = core::without_controls(plain_.empty() ? text_of_html(html_) : plain_);
        return std::move(mail_);
    }

  private:
    void read_part(const Headers& headers, std::string_view body, int depth) {
        mail_.whole = mail_.whole && headers.whole;
        if (depth > kDeepestPart || ++parts_ > kMostParts) return mail_.whole = false, void();
        const auto type = valued(headers.first("content-type"));
        const auto place = valued(headers.first("content-disposition"));
        if (type.value.starts_with("multipart/")) return read_parts(type.option("boundary"), body, depth);
        auto name = long_option(place, "filename");
        if (name.empty()) name = long_option(type, "name");
        const bool is_text = type.value.empty() || type.value == "text/plain" || type.value == "text/html";
        if (type.value == "message/rfc822" && place.value != "attachment") {
            auto inner = take_headers(body);
            return read_part(inner, body, depth + 1);
        }
        auto bytes = decoded(headers, body);
        if (!is_text || place.value == "attachment" || !name.empty())
            return keep_file({std::move(name), type.value}, std::move(bytes));
        take_text(bytes, type);
    }

    void keep_file(MailFile file, std::string content) {
        file.bytes = content.size();
        if (with_files_) file.content = std::move(content);
        mail_.files.push_back(std::move(file));
    }

    static std::string decoded(const Headers& headers, std::string_view body) {
        const auto how = lower(core::trim(headers.first("content-transfer-encoding")));
        if (how == "base64") return from_base64(body);
        if (how == "quoted-printable") return from_quoted_printable(body);
        return std::string(body);
    }

    // Of several texts all are kept; of one that comes as HTML too, the plain one is.
    void take_text(std::string_view bytes, const Valued& type) {
        auto& into = type.value == "text/html" ? html_ : plain_;
        if (into.size() >= kMostTextBytes) return mail_.whole = false, void();
        if (bytes.size() > kMostTextBytes) mail_.whole = false;
        const auto text = to_utf8(bytes.substr(0, kMostTextBytes), type.option("charset"));
        if (!into.empty()) into += '\n';
        for (const char c : text)
            if (c != '\r') into += c;
    }

    void read_parts(const std::string& boundary, std::string_view body, int depth) {
        if (boundary.empty()) return;
        const auto line = "--" + boundary;
        std::optional<std::string_view> open;
        for (auto rest = body; !rest.empty() && parts_ <= kMostParts;) {
            const auto at = rest.data();
            const auto here = take_line(rest);
            const auto bare = core::trim(here);
            if (!here.starts_with(line) || (bare != line && bare != line + "--")) continue;
            if (open) read_one(open->substr(0, static_cast<std::size_t>(at - open->data())), depth);
            open = rest;
            if (bare != line) return;
        }
        if (open) read_one(*open, depth);  // one that was cut short
    }

    void read_one(std::string_view part, int depth) {
        const auto headers = take_headers(part);
        read_part(headers, part, depth + 1);
    }

    Mail mail_;
    std::string plain_, html_;
    std::size_t parts_ = 0;
    bool with_files_ = false;
};

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> words;
    while (words.size() < 8) {
        text = core::trim(text);
        if (text.empty()) break;
        const auto end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::optional<unsigned> month_of(std::string_view text) {
    constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
    const auto found = std::ranges::find(kMonths, lower(text.substr(0, 3)));
    if (found == kMonths.end()) return std::nullopt;
    return static_cast<unsigned>(found - kMonths.begin()) + 1;
}

// "+0800"; the names of the United States, as RFC 5322 has them; any other is UTC.
std::chrono::seconds offset_of(std::string_view text) {
    constexpr std::pair<std::string_view, int> kNamed[] = {{"edt", -4}, {"est", -5}, {"cdt", -5}, {"cst", -6},
                                                           {"mdt", -6}, {"mst", -7}, {"pdt", -7}, {"pst", -8}};
    for (const auto& [name, hours] : kNamed)
        if (lower(text) == name) return std::chrono::hours{hours};
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-')) return {};
    const auto hours = number(text.substr(1, 2)), minutes = number(text.substr(3, 2));
    if (!hours || !minutes) return {};
    const auto east = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return text[0] == '-' ? -east : east;
}

}  // namespace

std::optional<core::Instant> mail_date(std::string_view text) {
    auto words = words_in(text);
    if (!words.empty() && !words.front().empty() && !core::is_digit(words.front().front())) words.erase(words.begin());
    if (words.size() < 4) return std::nullopt;
    const auto day = number(words[0]), year = number(words[2]);
    const auto month = month_of(words[1]);
    const auto clock = words[3];
    if (!day || !month || !year || clock.size() < 5 || clock[2] != ':') return std::nullopt;
    const auto hours = number(clock.substr(0, 2)), minutes = number(clock.substr(3, 2));
    const auto seconds = clock.size() == 8 ? number(clock.substr(6, 2)) : std::optional(0);
    const core::Day date{std::chrono::year{*year < 50 ? *year + 2000 : *year}, std::chrono::month{*month},
                         std::chrono::day{static_cast<unsigned>(*day)}};
    const bool fits = date.ok() && date.year() >= std::chrono::year{1970} && date.year() < std::chrono::year{3000};
    if (!fits || !hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 60) return std::nullopt;
    const auto local = std::chrono::sys_days{date} + std::chrono::hours{*hours} + std::chrono::minutes{*minutes} +
                       std::chrono::seconds{*seconds};
    return local - (words.size() > 4 ? offset_of(words[4]) : std::chrono::seconds{0});
}

core::Result<Mail> read_mail(std::string_view bytes, bool with_files) {
    if (bytes.size() > kMostMailBytes)
        return core::fail(core::ErrorKind::work, "mail_too_large"_tr, {std::to_string(kMostMailBytes >> 20)});
    core::take_prefix(bytes, "\xEF\xBB\xBF");
    auto mail = MailReader(with_files).read(bytes);
    if (mail.from.empty() && !mail.date && mail.subject.empty())
        return core::fail(core::ErrorKind::work, "mail_not_one"_tr);
    return mail;
}

}  // namespace recoup::app::inline mail
