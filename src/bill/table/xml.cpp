#include "bill/table/xml.h"

#include <expat.h>

#include <algorithm>
#include <memory>

namespace recoup::bill::inline table {
namespace {

constexpr int kDeepest = 64;
constexpr std::size_t kChunk = 1u << 20;  // expat counts in int

struct Reading {
    XML_Parser parser = nullptr;
    const XmlSink* sink = nullptr;
    int depth = 0;
    bool refused = false, enough = false;

    void refuse() {
        refused = true;
        XML_StopParser(parser, XML_FALSE);
    }
};

std::string_view local_name(const char* name) {
    const std::string_view whole(name);
    return whole.substr(whole.rfind(':') + 1);
}

void XMLCALL begin(void* data, const char* name, const char** attributes) {
    auto& reading = *static_cast<Reading*>(data);
    if (++reading.depth > kDeepest) return reading.refuse();
    reading.sink->begin(local_name(name), XmlAttributes(attributes));
}

void XMLCALL end(void* data, const char* name) {
    auto& reading = *static_cast<Reading*>(data);
    --reading.depth;
    if (reading.sink->end(local_name(name))) return;
    reading.enough = true;
    XML_StopParser(reading.parser, XML_FALSE);
}

void XMLCALL text(void* data, const char* bytes, int size) {
    static_cast<Reading*>(data)->sink->text({bytes, static_cast<std::size_t>(size)});
}

void XMLCALL document_type(void* data, const char*, const char*, const char*, int) {
    static_cast<Reading*>(data)->refuse();
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
    for (auto pair = pairs_; *pair; pair += 2)
        if (local_name(*pair) == name) return pair[1];
    return {};
}

bool read_xml(ByteView document, const XmlSink& sink) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreate(nullptr), XML_ParserFree);
    if (!parser) return false;
    Reading reading{.parser = parser.get(), .sink = &sink};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetStartDoctypeDeclHandler(parser.get(), document_type);
    for (std::size_t at = 0;;) {
        const auto size = std::min(kChunk, document.size() - at);
        const bool last = at + size == document.size();
        const auto* bytes = reinterpret_cast<const char*>(document.data() + at);
        if (XML_Parse(parser.get(), bytes, static_cast<int>(size), last) != XML_STATUS_OK)
            return reading.enough && !reading.refused;
        if (last) return true;
        at += size;
    }
}

}  // namespace recoup::bill::inline table
