// What the chats in a case's screenshots say: who said what, what lacks between them, and all of it as one text to hand
// on. Made by a machine from pictures, and said so wherever it is shown. Pure, any thread; the texts are a stranger's.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/model/show.h"
#include "core/model/state.h"
#include "core/reading/transcript.h"

namespace recoup::core::inline view {

struct ChatTurnView {
    Side side = Side::left;
    std::string who;   // "对方", "我"; empty: a notice between
    std::string text;  // one line
    std::string at;    // where the time is another than that of the turn before
    std::optional<When> when;
    bool unsure = false;
    std::vector<std::uint32_t> lines;  // of the picture
};

struct ChatView {
    Uuid evidence_uuid;
    std::int64_t number = 0;  // of the evidence
    std::string sha256;
    std::string title;  // above the chat, as it was read
    bool names_other_side = false;
    std::vector<ChatTurnView> turns;
};

// What would make the pictures of a chat a better proof; never in the way of anything.
struct ChatAdvice {
    enum class Kind : std::uint8_t { gap, no_name } kind{};
    std::vector<std::int64_t> evidence;  // numbers: the two beside a gap, or all that show no name
    std::string text;                    // "E4 和 E5 之间接不上，中间可能缺一张"
};

struct CaseChats {
    std::vector<ChatView> chats;  // in the order of the evidence
    std::vector<ChatAdvice> advice;
};

// What was read of a picture, by its digest; nothing: not yet, or it cannot be.
using ReadPicture = std::function<const PictureText*(const std::string& sha256)>;

// Of one picture, whatever kind of proof it is.
ChatView chat_view(const PictureText& picture, const ReadingHabit& habit, const Reader& reader);
// Of the evidence that is called a chat. Between pictures of two chats, and beside one that was not read, nothing is
// said to be missing.
CaseChats case_chats(const CaseRecord& record, const ReadPicture& read, const ReadingHabit& habit,
                     const Reader& reader);

// As plain text, each turn a line: "我：…", times and notices between. What is unsure is marked.
std::string transcript_text(const ChatView& chat, Lang lang);
// The whole case, picture after picture, marked as read by a machine; empty where there is no chat.
std::string transcript_text(const CaseChats& chats, const CaseRow& row, Lang lang);

}  // namespace recoup::core::inline view
