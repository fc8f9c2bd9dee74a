// A document of export/tables/document.h, read back: strictly, for it is a stranger's. Any thread; waits for the disk.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/model/rows.h"

namespace recoup::app::inline tables {

struct Document {
    std::vector<core::Row> rows;
    bool whole = true;                                                 // nothing of its cases stayed at home
    std::map<std::string, Bytes, std::less<>> inside;                  // originals, by digest
    std::map<std::string, std::filesystem::path, std::less<>> beside;  // where others should be
};

// Each error is one sentence of kind work: no JSON, none of ours, of a newer Recoup, what is wrong in which table.
// `folder` is where it lies. Whether what it says fits together is for core/incoming to see.
core::Result<Document> read_document(std::string_view json, const std::filesystem::path& folder);
core::Result<Document> read_document_file(const std::filesystem::path& path);

}  // namespace recoup::app::inline tables
