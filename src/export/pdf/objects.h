// A PDF file as its objects are written one after another: numbers, places, streams under deflate. What was written is
// not held. One thread; the same calls give the same bytes. Knows neither pages nor fonts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace recoup::exporting::inline pdf {

using Sink = std::function<void(std::string_view)>;

// Filtered rows get hardly smaller by more than the quick one, which takes a fifth of the time.
enum class Effort : std::uint8_t { quick, usual };

class PdfObjects {
  public:
    explicit PdfObjects(const Sink& sink);

    // A number for an object that is written later, once.
    int reserve();
    void write(int id, std::string_view body);
    int write(std::string_view body);
    // `entries` go into its dictionary beside the length.
    void stream(int id, std::string_view entries, std::string_view data);
    int stream(std::string_view entries, std::string_view data);
    int deflated(std::string_view entries, std::string_view data);
    void deflated(int id, std::string_view entries, std::string_view data, Effort effort = Effort::usual);

    // The list of places and the end. The file's identity is of its content.
    void finish(int catalog, int information);

  private:
    void put(std::string_view bytes);

    const Sink& sink_;
    std::vector<std::uint64_t> places_;  // of object i + 1
    std::uint64_t written_ = 0;
    std::uint64_t digest_[2];
};

// Under zlib's format. Throws std::bad_alloc.
std::string deflate(std::string_view data, Effort effort = Effort::usual);

// "12 0 R"
std::string reference(int id);
// "595.28": no more than two digits behind the point.
std::string number(double value);
// A text for people, in UTF-16 and hexadecimal digits: nothing in it can be taken for something else.
std::string text_string(std::string_view utf8);
// "/image#2Fpng"
std::string name(std::string_view text);
void append_hex(std::string& out, unsigned value, int digits);

}  // namespace recoup::exporting::inline pdf
