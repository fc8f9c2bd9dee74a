// The short form of fuzzing bills. RECOUP_FUZZ_MUTATIONS and RECOUP_FUZZ_SEED make it long; tools/fuzz does so.
#include <doctest/doctest.h>

#include "bill/support.h"
#include "bill/zip_made.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/payments/findings.h"
#include "fuzz/bills.h"
#include "fuzz/mutate.h"
#include "fuzz/rounds.h"

namespace core = recoup::core;
using namespace recoup::bill;

TEST_CASE("damaged bills are read or refused") {
    std::vector<Bytes> corpus;
    for (const auto* name : {"alipay-aes256.zip", "wechat-zipcrypto.zip", "libreoffice.xlsx"})
        corpus.push_back(test::file_of(name));
    const std::string csv =
        "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
        "2026-11-20 20:14:06,商户消费,美团,\"午餐,\n两份\",支出,¥28.16,零钱,已退款(￥3.45),\"4200001\t\",M1,/\n"
        "2026-11-20 20:15:06,退款,美团,x,收入,3.45,零钱,支付成功,4200002,M1,/\n";
    corpus.push_back(test::bytes_of(csv));
    corpus.push_back(test::bytes_of("Date;Time;Paid out;Paid in;Payee\n01/02/2026;10:00;1.280,50;;X\n46346.8;;;5;Y\n"));
    corpus.push_back(test::zip_of(
        {{"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t='s'><v>0</v></c></row></sheetData></worksheet>"},
         {"xl/sharedStrings.xml", "<sst><si><t>交易时间</t></si></sst>"}}));
    const auto seed = recoup::test::fuzz_seed();
    CAPTURE(seed);
    recoup::media::test::Mutator mutator(corpus, seed);
    const auto count = recoup::test::fuzz_rounds(3'000);
    std::uint64_t read = 0;
    for (std::uint64_t i = 0; i < count; ++i) read += test::exercise_bill(mutator.next(), test::gb18030()) ? 1 : 0;
    // Else the files are damaged too much, or too little, to test anything.
    CHECK(read > count / 50);
    CHECK(read < count);
}

TEST_CASE("a bill that is made to be slow is not") {
    std::string text = "日期,金额,商户\n";
    for (int i = 0; i < 20'000; ++i) text += "2026-11-20 20:14:06,5.00,店\n";
    const auto bill = test::read(text).value();
    const auto findings = core::findings_of(bill, nullptr);
    CHECK(findings.size() == 1);
    CHECK(findings[0].payments.size() == 20'000);
}
