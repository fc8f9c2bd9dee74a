// XML by expat: elements and texts, without what makes XML dangerous. A document type, and with it every entity, ends
// the reading; so does nesting without end. Any thread.
#pragma once

#include <functional>
#include <string_view>

#include "bill/base/limits.h"

namespace recoup::bill::inline table {

// Called while an element begins. Names come without their prefix.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    // Empty where it is not there.
    std::string_view operator[](std::string_view name) const;

  private:
    const char* const* pairs_;
};

struct XmlSink {
    std::function<void(std::string_view name, const XmlAttributes&)> begin;
    std::function<bool(std::string_view name)> end;  // false: no more is wanted
    std::function<void(std::string_view text)> text;
};

// False where it is no well-formed XML, or has what is not taken.
bool read_xml(ByteView document, const XmlSink& sink);

}  // namespace recoup::bill::inline table
