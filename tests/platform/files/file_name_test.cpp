#include "platform/files/file_name.h"

#include <doctest/doctest.h>

using namespace recoup::platform;

TEST_CASE("an ordinary name stays as it is, in any script") {
    CHECK(clean_file_name("微信截图 2026-11-24.png") == "微信截图 2026-11-24.png");
    CHECK(clean_file_name("receipt 😀.jpeg") == "receipt 😀.jpeg");
}

TEST_CASE("characters that lead elsewhere or deceive are dropped") {
    CHECK(clean_file_name("../../etc/passwd") == "etcpasswd");
    CHECK(clean_file_name("C:\\a*b?\"<>|.png") == "Cab.png");
    CHECK(clean_file_name("a\x1b[31m\n\x7f.png") == "a[31m.png");
    CHECK(clean_file_name("inv\u202egnp.exe") == "invgnp.exe");
    CHECK(clean_file_name("a\u2066\u200f\ufeff\u0085z") == "az");
    CHECK(clean_file_name("bad\xff\xc0\xaf\xed\xa0\x80utf.png") == "badutf.png");
    CHECK(clean_file_name(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("nothing left gives a plain name") {
    for (const auto* hint : {"", "..", "/", " . ", "\u202e", "\xff"}) CHECK(clean_file_name(hint) == "file");
}

TEST_CASE("dots, dashes and spaces at the ends go") {
    CHECK(clean_file_name("-rf .png") == "rf .png");
    CHECK(clean_file_name(".hidden") == "hidden");
    CHECK(clean_file_name("a.png. .") == "a.png");
}

TEST_CASE("names reserved on Windows are made harmless") {
    CHECK(clean_file_name("con") == "_con");
    CHECK(clean_file_name("Com7.tar.gz") == "_Com7.tar.gz");
    CHECK(clean_file_name("NUL .txt") == "_NUL .txt");
    CHECK(clean_file_name("console.txt") == "console.txt");
    CHECK(clean_file_name("com².txt") == "_com².txt");
    CHECK(clean_file_name("com10.txt") == "com10.txt");
}

TEST_CASE("what SQLite would take for the journal of a file beside it is made harmless") {
    CHECK(clean_file_name("refunds.recoup-journal") == "refunds.recoup-journal_");
    CHECK(clean_file_name("refunds.recoup-wal.") == "refunds.recoup-wal_");
    CHECK(clean_file_name("refunds.recoup-shm") == "refunds.recoup-shm_");
    CHECK(clean_file_name("my journal") == "my journal");
}

TEST_CASE("a long name is cut at a character and keeps its extension") {
    std::string hint;
    for (int i = 0; i < 200; ++i) hint += "证";
    const auto name = clean_file_name(hint + ".png");
    CHECK(name.size() <= kMaxFileNameBytes);
    CHECK(name.size() > kMaxFileNameBytes - 4);
    CHECK(name.ends_with("证.png"));
    CHECK(clean_file_name(name) == name);
}

TEST_CASE("a number goes before the extension") {
    CHECK(numbered_file_name("a.png", 2) == "a (2).png");
    CHECK(numbered_file_name("a", 3) == "a (3)");
}
