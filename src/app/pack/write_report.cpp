#include "app/pack/write_report.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/file/output.h"
#include "portable/path_text.h"
#include "store/sql/digest.h"

namespace recoup::app::inline pack {
namespace {

std::string digest_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const Bytes bytes{std::istreambuf_iterator<char>(file), {}};
    return store::sha256_hex({bytes.data(), bytes.size()});
}

}  // namespace

core::Result<PackDone> write_report(const PackPlan& plan, const PackOutput& output, Files& files) {
    const auto name = portable::utf8(output.path);
    const auto report = std::ranges::find_if(plan.items, [](const PackItem& item) { return item.path == kPackReport; });
    if (report == plan.items.end()) return core::fail(core::ErrorKind::usage, "pack_pdf_of_one"_tr);
    const auto bytes = report->make({});
    if (!bytes) return tl::unexpected(bytes.error());
    const auto written = write_output({.path = output.path, .kind = OutputKind::document},
                                      std::as_bytes(std::span(*bytes)), output.in_use, files);
    if (!written) return tl::unexpected(written.error());
    PackDone done{.files = 1, .bytes = bytes->size(), .digest = digest_of_file(output.path), .damaged = {}};
    if (done.digest != store::sha256_hex({bytes->data(), bytes->size()}))
        return core::fail(core::ErrorKind::work, "pack_not_read_back"_tr, {}, name);
    return done;
}

}  // namespace recoup::app::inline pack
