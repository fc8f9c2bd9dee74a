// A file, some of its cases or one of them as one JSON document, which docs/recoup-export-1.schema.json describes and
// app/tables reads back. The same rows give the same bytes. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "export/tables/choice.h"

namespace recoup::exporting::inline tables {

inline constexpr std::string_view kDocumentFormat = "recoup-export";
inline constexpr std::int64_t kDocumentVersion = 1;
inline constexpr std::string_view kDocumentSchema = "recoup-export-1.schema.json";

// An original that goes along: within the document, or in a file beside it.
struct DocumentOriginal {
    std::string sha256;
    std::int64_t bytes = 0;
    std::string base64 = {};
    std::string file = {};  // relative to the document; '/' between its parts
};

// `directory`: the platforms, phrases and refused pictures of the whole file too, which belong to no case.
std::string document(const core::State& state, ChosenCases cases, bool directory, const Content& content = {},
                     const std::vector<DocumentOriginal>& originals = {});

// One case by itself, as a pack holds it.
std::string case_document(const core::State& state, const core::CaseRecord& record, const Content& content = {});

// RFC 4648, with padding.
std::string base64(std::span<const std::uint8_t> bytes);

}  // namespace recoup::exporting::inline tables
