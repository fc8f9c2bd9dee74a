#include "platform/files/name_text.h"

#include <iconv.h>

#include <cstdint>

#include "core/base/text.h"

namespace recoup::platform::inline files {
namespace {

class Gb18030 {
  public:
    Gb18030() : into_utf8_(::iconv_open("UTF-8", "GB18030")) {}
    ~Gb18030() {
        if (known()) ::iconv_close(into_utf8_);
    }
    Gb18030(const Gb18030&) = delete;
    Gb18030& operator=(const Gb18030&) = delete;

    // Empty when the bytes are no such text, or this system does not know it.
    std::string read(std::string bytes) const {
        if (!known()) return {};
        std::string text(bytes.size() * 2 + 4, '\0');  // two bytes become three, four become four
        char* from = bytes.data();
        char* to = text.data();
        std::size_t left = bytes.size(), room = text.size();
        if (::iconv(into_utf8_, &from, &left, &to, &room) == static_cast<std::size_t>(-1)) return {};
        text.resize(text.size() - room);
        return text;
    }

  private:
    // iconv_open(3) gives (iconv_t)-1 for a conversion that it does not know.
    bool known() const { return reinterpret_cast<std::intptr_t>(into_utf8_) != -1; }

    iconv_t into_utf8_;
};

}  // namespace

std::string name_text(std::string_view bytes) {
    if (core::is_valid_utf8(bytes)) return std::string(bytes);
    auto text = Gb18030().read(std::string(bytes));
    return text.empty() ? std::string(bytes) : text;
}

}  // namespace recoup::platform::inline files
