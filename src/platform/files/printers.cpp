#include "platform/files/printers.h"

#include "platform/files/programs.h"

namespace recoup::platform::inline files {

app::Printers::Answer SystemPrinters::print(std::span<const std::byte> pdf, const std::string& title,
                                            const std::string& printer) {
    constexpr int kNoSuchProgram = 127;  // of a shell that was asked in its place
    std::vector<std::string> arguments = {"lp", "-s", "-t", title};
    if (!printer.empty()) arguments.insert(arguments.end(), {"-d", printer});
    arguments.emplace_back("-");
    const int code = run_with_input(std::move(arguments), pdf);
    if (code == 0) return Answer::taken;
    return code < 0 || code == kNoSuchProgram ? Answer::unavailable : Answer::refused;
}

}  // namespace recoup::platform::inline files
