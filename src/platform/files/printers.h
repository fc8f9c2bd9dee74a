// Printing by the program `lp` of CUPS, which takes a document from its standard input. Where there is none, nothing
// prints: on Windows the person opens the PDF.
#pragma once

#include "app/printers.h"

namespace recoup::platform::inline files {

class SystemPrinters final : public app::Printers {
  public:
    Answer print(std::span<const std::byte> pdf, const std::string& title, const std::string& printer) override;
};

}  // namespace recoup::platform::inline files
