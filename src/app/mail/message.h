// A mail as its file holds it (RFC 5322, MIME by RFC 2045 and 2046): who, when, what about, its text, what hangs at it.
// Read tolerantly and within bounds; nothing of it is ever loaded from elsewhere. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/time.h"

namespace recoup::app::inline mail {

inline constexpr std::size_t kMostMailBytes = 50u << 20;
inline constexpr std::size_t kMostHeaderBytes = 256u << 10;  // of one part; what is behind them is its text
inline constexpr std::size_t kMostParts = 500;               // those behind them are not looked at
inline constexpr int kDeepestPart = 20;
inline constexpr std::size_t kMostTextBytes = 1u << 20;  // of the text that is looked at

struct MailFile {
    std::string name, type;  // "" and "image/png"
    std::size_t bytes = 0;
    std::string content = {};  // where it was asked for
};

struct Mail {
    std::string subject, from, to, message_id;  // one line each, UTF-8
    std::optional<core::Instant> date;
    std::string text;  // UTF-8, lines ended by '\n'; within a line a tab divides the cells of a table
    std::vector<MailFile> files;
    bool whole = true;  // false: a bound was met, and something was not looked at
};

// Of kind work: larger than kMostMailBytes, or no mail: neither a sender nor a date nor a subject at its top.
core::Result<Mail> read_mail(std::string_view bytes, bool with_files = false);

// "Fri, 20 Nov 2026 20:14:06 +0800 (CST)", with or without day of the week and seconds.
std::optional<core::Instant> mail_date(std::string_view text);

// What a page of HTML says, in the lines it makes; scripts, styles and comments say nothing.
std::string text_of_html(std::string_view html);

}  // namespace recoup::app::inline mail
