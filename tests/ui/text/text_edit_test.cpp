#include "ui/text/text_edit.h"

#include <doctest/doctest.h>

#include <array>
#include <random>

#include "ui/text/unicode.h"

using namespace recoup::ui;

namespace {

bool valid(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (next_code_point(text, at) == kReplacement && text.substr(begin, at - begin) != "\uFFFD") return false;
    }
    return true;
}

const std::vector<std::string> kPieces{
    "a",  "B",  "7",         " ",      "\n",       "退",          "款",
    "，", "é",  "e\xCC\x81", "😀",      "❤️",   "👍🏽",    "👨‍👩‍👧",
    "🇨🇳", "𠮷", "\u200D",    "\uFE0F", "\xCC\x81", "hello world", "退款看板"};

struct Editor {
    std::string value;
    TextEdit edit;
    void type(std::string_view text) {
        edit.sync(value);
        edit.insert(value, text, 10'000);
    }
};

}  // namespace

TEST_CASE("any run of edits keeps valid text, boundaries whole and history exact") {
    for (unsigned seed = 1; seed <= 300; ++seed) {
        std::mt19937 random(seed);
        const auto dice = [&](unsigned n) { return static_cast<std::size_t>(random() % n); };
        std::string value = seed % 3 == 0 ? "" : "退款👨‍👩‍👧 and 🇨🇳🇺🇸 é\n第二行 😀";
        TextEdit edit;
        edit.sync(value);
        const std::string first = value;
        for (int i = 0; i < 80; ++i) {
            edit.sync(value);
            const bool forward = dice(2) == 0;
            const Step step = std::array{Step::cluster, Step::word, Step::whole}[dice(3)];
            switch (dice(7)) {
                case 0:
                case 1:
                    edit.insert(value, kPieces[dice(static_cast<unsigned>(kPieces.size()))], 200);
                    break;
                case 2:
                    edit.erase(value, forward, step == Step::whole ? Step::cluster : step);
                    break;
                case 3:
                    edit.move(value, forward, step, dice(2) == 0);
                    break;
                case 4:
                    edit.undo(value);
                    break;
                case 5:
                    edit.redo(value);
                    break;
                case 6:
                    edit.place(value, dice(static_cast<unsigned>(value.size()) + 1), dice(2) == 0);
                    break;
            }
            REQUIRE(valid(value));
            REQUIRE(value.size() <= 200);
            REQUIRE(edit.caret() == snap_to_cluster(value, edit.caret()));
            REQUIRE(edit.selection().second <= value.size());
        }
        const std::string last = value;
        while (edit.undo(value)) {
        }
        REQUIRE(value == first);
        while (edit.redo(value)) {
        }
        if (!edit.undo(value)) REQUIRE(value == first);
        while (edit.redo(value)) {
        }
        REQUIRE(valid(value));
    }
}

TEST_CASE("backspace takes a whole emoji, flag or accented letter") {
    for (const char* cluster : {"👨‍👩‍👧", "🇨🇳", "❤️", "👍🏽", "1️⃣",
                                "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🧧", "𠮷", "e\xCC\x81", "退"}) {
        Editor e;
        e.type("前");
        e.type(cluster);
        e.edit.erase(e.value, false, Step::cluster);
        CHECK(e.value == "前");
    }
}

TEST_CASE("typing is undone by the word, other edits one by one") {
    Editor e;
    for (const char* key : {"h", "e", "y", " ", "y", "o", "u"}) e.type(key);
    e.edit.undo(e.value);
    CHECK(e.value == "hey");
    e.edit.undo(e.value);
    CHECK(e.value.empty());
    e.edit.redo(e.value);
    e.edit.redo(e.value);
    CHECK(e.value == "hey you");
    CHECK_FALSE(e.edit.redo(e.value));
}

TEST_CASE("text changed from outside drops the history and keeps the caret inside") {
    Editor e;
    e.type("long text here");
    e.value = "短";
    e.edit.sync(e.value);
    CHECK(e.edit.caret() == 3);
    CHECK_FALSE(e.edit.undo(e.value));
    CHECK(e.value == "短");
}

TEST_CASE("words end where letters, ideographs and marks meet") {
    Editor e;
    e.type("refund 退款看板，ok");
    e.edit.select_word(e.value, 8);
    CHECK(e.edit.selected(e.value) == "退款看板");
    e.edit.select_word(e.value, 2);
    CHECK(e.edit.selected(e.value) == "refund");
    e.edit.place(e.value, 0);
    e.edit.move(e.value, true, Step::word);
    CHECK(e.edit.caret() == 7);
    e.edit.erase(e.value, true, Step::word);
    CHECK(e.value == "refund ，ok");
}

TEST_CASE("what exceeds the limit is left out by whole clusters") {
    std::string value = "ab";
    TextEdit edit;
    edit.sync(value);
    edit.place(value, 2);
    edit.insert(value, "退款", 6);
    CHECK(value == "ab退");
    CHECK_FALSE(edit.insert(value, "👨‍👩‍👧", 20));
    CHECK(value == "ab退");
}

TEST_CASE("invalid bytes elsewhere in the text are not touched") {
    std::string value = "a\xFF\xE9z";
    TextEdit edit;
    edit.sync(value);
    edit.place(value, value.size());
    edit.insert(value, "退", 100);
    CHECK(value == "a\xFF\xE9z退");
}
