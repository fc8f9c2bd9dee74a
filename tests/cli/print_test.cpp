// What is printed by verbs: reports, the agenda, the board.
#include <doctest/doctest.h>

#include "cli/runner.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"

using namespace recoup;

namespace {

class GivenPrinters final : public app::Printers {
  public:
    int asked = 0;
    std::string pdf, title, printer;

    Answer print(std::span<const std::byte> bytes, const std::string& named, const std::string& by) override {
        ++asked;
        pdf.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        title = named;
        printer = by;
        return Answer::taken;
    }
    // Of the document.
    int pages() const {
        int count = 0;
        for (auto at = pdf.find("/Type/Page/"); at != std::string::npos; at = pdf.find("/Type/Page/", at + 1)) ++count;
        return count;
    }
};

class PrintRunner : public test::Runner {
  public:
    PrintRunner() {
        (*this)({"init"});
        (*this)({"add", "--title", "Headphones", "--paid", "328.00"});
        (*this)({"deadline", "add", "1", "--in", "24h", "--title", "Answer"});
    }
    test::Output print(const std::vector<std::string>& args) {
        std::istringstream in;
        std::ostringstream out, err;
        auto machine = machine_on(in, out, err);
        machine.type = &type;
        machine.printers = &printers;
        std::vector<std::string> all = {"print"};
        all.insert(all.end(), args.begin(), args.end());
        const int code = cli::run_program(all, machine);
        return {code, out.str(), err.str()};
    }

    platform::OutlineType type{platform::program_fonts};
    GivenPrinters printers;
};

}  // namespace

TEST_CASE_FIXTURE(PrintRunner, "the agenda is a list on one page, the board a page for each column") {
    CHECK(print({"--agenda", "--printer", "office"}).code == 0);
    CHECK(printers.pages() == 1);
    CHECK(printers.title == "Agenda");
    CHECK(printers.printer == "office");
    CHECK(print({"--board"}).code == 0);
    CHECK(printers.pages() == 5);
    CHECK(printers.title == "Refund board");
    CHECK(printers.asked == 2);
    CHECK(print({"1"}).code == 0);
    CHECK(printers.title.starts_with("refund-report-1-"));
}

TEST_CASE_FIXTURE(PrintRunner, "one thing is printed at a time") {
    for (const auto& args : std::vector<std::vector<std::string>>{{}, {"1", "--agenda"}, {"--agenda", "--board"}}) {
        const auto output = print(args);
        CHECK(output.code == 2);
        CHECK(output.err_has("--board"));
    }
    CHECK(printers.asked == 0);
}
