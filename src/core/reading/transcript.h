// A chat as its bubbles read: who said what, and when. Pure, any thread; the text is a stranger's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/reading/facts.h"

namespace recoup::core::inline reading {

struct Block;

// Where a block of a chat stands: what the other side said left, what I said right, times and notices between.
enum class Side : std::uint8_t { left, right, between };
Side side_of(const Block& block, int width);

struct ChatTurn {
    Side side = Side::left;
    std::string text;                  // as it was read, without its line ends
    std::vector<std::uint32_t> lines;  // of the picture
    double score = 0;                  // of its least sure line
    std::optional<When> at;            // of the last time that stands above it
};
struct Transcript {
    std::string title;              // above the chat, as it was read
    bool names_other_side = false;  // by a name or the number of an agent; else their profile is worth a picture, too
    std::vector<ChatTurn> turns;    // from the top down
};
// Without the status bar, the title and the field that is typed in.
Transcript transcript_of(const PictureText& picture, const ReadingHabit& habit);

// Whether two pictures may be of one chat: their titles are alike, or one of them shows none.
bool may_be_one_chat(const Transcript& a, const Transcript& b);

// What the other side said last, one bubble a line: behind what I said last, else before it. Nothing of bubbles that
// were read badly. Empty where there is none.
std::string their_last_words(const Transcript& transcript);

// Whether the last lines of a chat come again at the top of the next picture of it.
enum class Continuity : std::uint8_t { unknown, overlaps, gap };
Continuity continuity(const PictureText& earlier, const PictureText& later, const ReadingHabit& habit);
// The lines of a chat as they are compared, made once for all pictures that it is compared with.
using ChatLines = std::vector<std::u32string>;
ChatLines chat_lines(const PictureText& picture, const Transcript& transcript);
Continuity continuity(const ChatLines& earlier, const ChatLines& later);

// Whether two pictures are almost the same one: of one size, with 95 % of their text in common and every longer number
// and every sum alike. Two equal payments a minute apart are not.
bool same_text(const PictureText& a, const PictureText& b);

}  // namespace recoup::core::inline reading
