#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bill/container/aes.h"
#include "bill/container/sha1.h"
#include "bill/container/zip.h"
#include "bill/support.h"
#include "bill/table/xlsx.h"
#include "bill/table/xml.h"
#include "bill/zip_made.h"

namespace core = recoup::core;
using namespace recoup::bill;
using test::bytes_of;

namespace {

template <class Range>
std::string hex(const Range& bytes) {
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned>(byte));
    return text;
}

Bytes counted(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::byte>(i);
    return bytes;
}

std::string sentence_of(const core::Error& error) {
    return core::sentence(core::Lang::en, error);
}

}  // namespace

TEST_CASE("SHA-1, HMAC and PBKDF2 give what FIPS 180, RFC 2202 and RFC 6070 print") {
    Sha1 sha;
    sha.add(bytes_of("abc"));
    CHECK(hex(sha.digest()) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    HmacSha1 mac(bytes_of("Jefe"));
    mac.add(bytes_of("what do ya want for nothing?"));
    CHECK(hex(mac.digest()) == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    HmacSha1 long_key(Bytes(80, std::byte{0xAA}));
    long_key.add(bytes_of("Test Using Larger Than Block-Size Key - Hash Key First"));
    CHECK(hex(long_key.digest()) == "aa4ae5e15272d00e95705637ce8a3b55ed402112");
    CHECK(hex(pbkdf2_sha1("password", bytes_of("salt"), 2, 20)) == "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
    CHECK(hex(pbkdf2_sha1("passwordPASSWORDpassword", bytes_of("saltSALTsaltSALTsaltSALTsaltSALTsalt"), 4096, 25)) ==
          "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038");
}

TEST_CASE("AES gives what FIPS 197 prints for keys of each length") {
    Aes::Block plain{};
    for (std::size_t i = 0; i < plain.size(); ++i) plain[i] = static_cast<std::uint8_t>(i * 0x11);
    CHECK(hex(Aes(counted(16)).encrypted(plain)) == "69c4e0d86a7b0430d8cdb78070b4c55a");
    CHECK(hex(Aes(counted(24)).encrypted(plain)) == "dda97ca4864cdfe06eaf70a0ec0d7191");
    CHECK(hex(Aes(counted(32)).encrypted(plain)) == "8ea2b7ca516745bfeafc49904b496089");
}

TEST_CASE("archives that 7-Zip and Info-ZIP locked open with their password, and with no other") {
    for (const auto* name :
         {"alipay-aes256.zip", "alipay-aes128.zip", "alipay-zipcrypto.zip", "wechat-zipcrypto.zip"}) {
        CAPTURE(name);
        const auto file = test::file_of(name);
        REQUIRE_FALSE(file.empty());
        CHECK(is_locked(file));
        const auto bill = test::read(file, "556677");
        REQUIRE_MESSAGE(bill, sentence_of(bill.error()));
        CHECK(bill->payments.size() == (name[0] == 'a' ? 3 : 5));
        CHECK(sentence_of(test::read(file, "556678").error()).find("password is wrong") != std::string::npos);
        CHECK(sentence_of(test::read(file).error()).find("needs a password") != std::string::npos);
    }
}

TEST_CASE("a changed byte of a locked archive is found by its authentication code") {
    auto file = test::file_of("alipay-aes256.zip");
    file[150] ^= std::byte{1};
    CHECK(test::read(file, "556677").error().code == core::ErrorCode::damaged);
}

TEST_CASE("an archive that grows too much is not unpacked") {
    const auto bomb = test::zip_of({{"bill.csv", std::string(70u << 20, '0')}});
    REQUIRE(bomb.size() < 1u << 20);
    CHECK(sentence_of(test::read(bomb).error()).find("too large") != std::string::npos);
    const auto growing = test::zip_of({{"bill.csv", std::string(8u << 20, '0')}});
    CHECK(sentence_of(test::read(growing).error()).find("too large") != std::string::npos);
}

TEST_CASE("an archive with any one byte changed says what it said, or nothing") {
    const auto file = test::zip_of({{"bill.csv", "日期,金额,对方户名\n2026-01-01,-5.00,店\n2026-01-02,-6.00,店\n"}});
    REQUIRE(test::read(file));
    for (std::size_t i = 0; i < file.size(); ++i) {
        auto changed = file;
        changed[i] ^= std::byte{0x55};
        const auto bill = test::read(changed);
        CHECK((!bill || (bill->payments.size() == 2 && bill->payments[0].amount_minor == 500)));
        CHECK_FALSE(test::read(ByteView(file).first(i)));
    }
}

TEST_CASE("the archive says what is in it when there is no bill") {
    const auto error = test::read(test::zip_of({{"readme.md", "hello"}})).error();
    CHECK(sentence_of(error).find("no CSV or XLSX bill") != std::string::npos);
}

TEST_CASE("a document type ends the reading of XML, and so does nesting without end") {
    const XmlSink sink{[](std::string_view, const XmlAttributes&) {}, [](std::string_view) { return true; },
                       [](std::string_view) {}};
    CHECK(read_xml(bytes_of("<a><b>1</b></a>"), sink));
    CHECK_FALSE(read_xml(bytes_of("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), sink));
    CHECK_FALSE(read_xml(bytes_of("<a>&x;</a>"), sink));
    CHECK_FALSE(read_xml(bytes_of("<a><b></a>"), sink));
    std::string deep;
    for (int i = 0; i < 1000; ++i) deep += "<a>";
    CHECK_FALSE(read_xml(bytes_of(deep), sink));
}

TEST_CASE("numbers of a spreadsheet read as a person would type them") {
    CHECK(tidy_number("28.160000000000004") == "28.16");
    CHECK(tidy_number("0.1") == "0.1");
    CHECK(tidy_number("4200001001202603") == "4200001001202603");
    CHECK(tidy_number("46346.843125") == "46346.843125");
    CHECK(tidy_number("1E3") == "1000");
}

TEST_CASE("a workbook that LibreOffice wrote is read like the CSV it was made from") {
    const auto bill = test::read(test::file_of("libreoffice.xlsx"));
    REQUIRE_MESSAGE(bill, sentence_of(bill.error()));
    CHECK(bill->source == core::BillSource::wechat);
    REQUIRE(bill->payments.size() == 5);
    const auto& first = bill->payments.front();
    CHECK(first.row == 18);
    CHECK(first.amount_minor == 2816);
    CHECK(first.counterpart == "美团");
    CHECK(core::to_storage(first.at) == "2026-03-21T01:00:00Z");
    CHECK(bill->payments[4].refunded_minor == 10000);
}

TEST_CASE("a workbook with texts inline, with prefixes and with a sheet ahead of the bill is read") {
    const std::string sheet =
        "<x:worksheet xmlns:x='urn:x'><x:sheetData><x:row r='3'>"
        "<x:c r='A3' t='inlineStr'><x:is><x:t>交易时间</x:t></x:is></x:c><x:c r='C3' t='s'><x:v>0</x:v></x:c>"
        "<x:c r='D3' t='s'><x:v>1</x:v></x:c><x:c r='E3' t='s'><x:v>2</x:v></x:c><x:c r='F3' t='s'><x:v>3</x:v></x:c>"
        "</x:row><x:row r='7'><x:c r='A7'><x:v>46346.843125</x:v></x:c><x:c r='C7' t='s'><x:v>4</x:v></x:c>"
        "<x:c r='D7'><x:v>28.160000000000004</x:v></x:c><x:c r='E7' t='str'><x:v>支付成功</x:v></x:c>"
        "<x:c r='F7' t='s'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const std::string shared =
        "<sst><si><t>收/支</t></si><si><t>金额(元)</t></si><si><t>当前状态</t></si><si><t>交易单号</t></si>"
        "<si><r><t>支</t></r><r><t>出</t></r><rPh><t>aloud</t></rPh></si><si><t>42000123\t</t></si></sst>";
    const auto file = test::zip_of({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
                                    {"xl/worksheets/sheet2.xml", sheet},
                                    {"xl/sharedStrings.xml", shared}});
    const auto bill = test::read(file);
    REQUIRE_MESSAGE(bill, sentence_of(bill.error()));
    REQUIRE(bill->payments.size() == 1);
    CHECK(bill->payments[0].row == 7);
    CHECK(bill->payments[0].amount_minor == 2816);
    CHECK(bill->payments[0].flow == core::Flow::out);
    CHECK(bill->payments[0].number == "42000123");
    CHECK(core::to_storage(bill->payments[0].at) == "2026-11-20T12:14:06Z");
    const auto broken = test::read(test::zip_of({{"xl/worksheets/sheet1.xml", "<worksheet><sheetData>"}}));
    CHECK(broken.error().code == core::ErrorCode::damaged);
}
