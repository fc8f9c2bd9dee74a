#include "portable/path_text.h"

#include <doctest/doctest.h>

#include <random>

using namespace recoup;

TEST_CASE("a path is the same text and back") {
    for (const auto* text : {"", "a", "张三/退款.recoup", "a b/期限 (2).ics", "\xF0\x9F\x98\x80.png"})
        CHECK(portable::utf8(portable::path_of(text)) == text);
}

TEST_CASE("an ending is put behind a name") {
    CHECK(portable::with_ending(portable::path_of("张三/退款.recoup"), "-journal") ==
          portable::path_of("张三/退款.recoup-journal"));
}

TEST_CASE("characters of one to four bytes are the UTF-16 that Windows' names are made of") {
    CHECK(portable::utf16("a¥退\xF0\x9F\x98\x80") == u"a¥退😀");
    CHECK(portable::from_utf16(u"a¥退😀") == "a¥退\xF0\x9F\x98\x80");
}

TEST_CASE("half a pair of surrogates comes back as it was") {
    const std::u16string halves[] = {{0xD83D}, {u'a', 0xDE00, u'b'}, {0xDE00, 0xD83D}};
    for (const auto& text : halves) CHECK(portable::utf16(portable::from_utf16(text)) == text);
}

TEST_CASE("what is no UTF-8 becomes the sign for it, byte by byte") {
    CHECK(portable::utf16("a\xFF") == u"a\uFFFD");
    CHECK(portable::utf16("\xE9\x80") == u"\uFFFD\uFFFD");
    CHECK(portable::utf16("\xC0\x80") == u"\uFFFD\uFFFD");
    CHECK(portable::utf16("\xF5\x80\x80\x80") == u"\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST_CASE("any UTF-16 survives the way through UTF-8") {
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::u16string text;
        for (int n = 0; n < 20; ++n)
            text += static_cast<char16_t>(random() % 4 == 0 ? 0xD700 + random() % 0x1000 : random());
        CHECK(portable::utf16(portable::from_utf16(text)) == text);
    }
}
