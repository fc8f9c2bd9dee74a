// How the bytes of a mail's part travel (RFC 2045), and the words of its headings (RFC 2047). What is no such code is
// left as it stands: a mail is a stranger's, and is shown as far as it can be read. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace recoup::app::inline mail {

// Bytes of any charset.
std::string from_base64(std::string_view text);            // what is no letter of it is passed over
std::string from_quoted_printable(std::string_view text);  // with soft line ends joined
// "Q" of a heading: the same, with "_" a blank.
std::string from_q(std::string_view text);

// What a charset is called, to UTF-8: UTF-8, GB18030 (GBK, GB2312), UTF-16, Latin 1 and its Windows form; any other as
// bill/text guesses. What cannot be read is U+FFFD.
std::string to_utf8(std::string_view bytes, std::string_view charset);

// A heading as people read it: its lines joined, encoded words in UTF-8. Two words of one charset that stand beside
// each other are one: a character may be cut between them.
std::string plain_heading_text(std::string_view raw);

// Small letters, as names of fields, types and charsets are compared.
std::string lower(std::string_view text);

}  // namespace recoup::app::inline mail
