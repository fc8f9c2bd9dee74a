// Whether a message is true of a case, and why it is not. Pure, any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/letter/from.h"
#include "core/letter/talk.h"

namespace recoup::core::inline letter {

// Why it would say something that is not so; nothing: it would not. In the language of the reader, one sentence.
std::optional<std::string> untrue(const ComposeFrom& from, const Message& message);

// Whether it is about the trouble of this case; one that is for any trouble is not.
bool is_about(const ComposeFrom& from, const Message& message);

// The case says one of the words, in whatever case and width.
bool says(const CaseRow& row, const std::vector<std::string>& words);

}  // namespace recoup::core::inline letter
