#include "core/search/fold.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "core/base/text.h"

using namespace recoup;
using core::fold;
using Words = std::vector<std::string>;

TEST_CASE("folding makes one of what people do not tell apart") {
    CHECK(fold("ＡＢＣ１２３（）") == "abc123()");
    CHECK(fold("ﾊﾝｶｸ") == fold("ハンカク"));
    CHECK(fold("STRASSE Ärger ΣΊΣΥΦΟΣ") == fold("straße ärger σίσυφος"));
    CHECK(fold("café") == "cafe");
    CHECK(fold("cafe\u0301") == "cafe");
    CHECK(fold("zero\u200b\u200d width\ufeff\u00ad") == "zero width");
    CHECK(fold("支付寶 髮 發 後 臺灣") == "支付宝 发 发 后 台湾");
    CHECK(fold("只肯退 70 元，iPhone 退款") == fold("只肯退70元，iPhone退款"));
    CHECK(fold(" 退  70　元 a b 1 2 ") == " 退70元a b 1 2 ");
    CHECK(fold("1,328.00 和 12,345,678") == "1328.00和12345678");
    CHECK(fold("1,32 3,5号楼 1,2345") == "1,32 3,5号楼1,2345");
    CHECK(fold("￥328") == "¥328");
    CHECK(fold("a–b—c−d") == "a-b-c-d");
    CHECK(fold("①㎡") == "1m2");
    CHECK(fold(std::string_view("a\0b\tc\nd", 7)) == "a b c d");
    CHECK(fold("bad \xff byte") == "bad \xef\xbf\xbd byte");
    CHECK(fold("").empty());
}

TEST_CASE("what folding does not know it leaves as it is") {
    for (const auto* text : {"支付宝退款", "龘", "😀", "тест", "한글"}) CHECK_FALSE(fold(text).empty());
    CHECK(fold("支付宝退款龘😀") == "支付宝退款龘😀");
    CHECK(core::is_valid_utf8(fold("한글 ไทย हिन्दी がぎ 𠮷 \U0001F468\u200D\U0001F469")));
}

TEST_CASE("words part at every blank there is") {
    CHECK(core::folded_words("  退款\u3000Apple\u00a0ID\tA\n　") == Words{"退款", "apple", "id", "a"});
    CHECK(core::folded_words("\u2003\u200b ").empty());
    CHECK(core::folded_words("微信 328 元") == Words{"微信", "328", "元"});
}

TEST_CASE("each byte of a folded text leads back to the character it comes from") {
    const std::string text = "Ａé寶ﬁe\u0301\u200bx";
    const auto folded = core::fold_with_origins(text);
    CHECK(folded.text == "ae宝fiex");
    CHECK(folded.text == fold(text));
    REQUIRE(folded.origins.size() == folded.text.size() + 1);
    const auto origin = [&](const char* of) { return folded.origins[folded.text.find(of)]; };
    CHECK(origin("宝") == text.find("寶"));
    CHECK(origin("f") == origin("i"));
    CHECK(origin("i") == text.find("ﬁ"));
    CHECK(origin("x") == text.size() - 1);
    CHECK(folded.origins.back() == text.size());
}

TEST_CASE("a character that stands for a whole sentence stays one") {
    CHECK(fold("\uFDFA") == "\uFDFA");
    CHECK(fold("㌖") == fold("キロメートル"));
}

TEST_CASE("any bytes fold to text that leads back in order") {
    std::mt19937 random{20261129};
    for (int i = 0; i < 5000; ++i) {
        std::string bytes;
        for (auto left = random() % 40; left > 0; --left) {
            if (random() % 3 == 0)
                bytes += static_cast<char>(random() % 256);
            else
                core::append_utf8(bytes, static_cast<char32_t>(random() % 0x3100));
        }
        const auto folded = core::fold_with_origins(bytes);
        CHECK(folded.text == fold(bytes));
        CHECK(core::is_valid_utf8(folded.text));
        CHECK(folded.text.size() <= 6 * 4 * bytes.size());
        REQUIRE(folded.origins.size() == folded.text.size() + 1);
        CHECK(std::ranges::is_sorted(folded.origins));
        CHECK(folded.origins.back() == bytes.size());
    }
}
