#include "app/pack/write_report.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "app/file/output.h"
#include "app/file/target.h"
#include "portable/path_text.h"
#include "store/sql/digest.h"

namespace recoup::app::inline pack {
namespace {

std::string digest_of_file(const std::filesystem::path& path) {
    constexpr std::size_t kReadAtOnce = 256 << 10;
    std::ifstream file(path, std::ios::binary);
    std::vector<char> piece(kReadAtOnce);
    store::Sha256 digest;
    while (file.read(piece.data(), kReadAtOnce), file.gcount() > 0)
        digest.add(std::string_view(piece.data(), static_cast<std::size_t>(file.gcount())));
    return digest.hex();
}

}  // namespace

core::Result<PackDone> write_report(const PackPlan& plan, const PackOutput& output, Files& files) {
    const auto name = portable::utf8(output.path);
    const auto report = std::ranges::find_if(plan.items, [](const PackItem& item) { return item.path == kPackReport; });
    if (report == plan.items.end()) return core::fail(core::ErrorKind::usage, "pack_pdf_of_one"_tr);
    store::Sha256 digest;
    PackDone done{.files = 1, .bytes = 0, .digest = {}, .damaged = {}};
    const auto written = write_pieces(output.path, output.in_use, files, [&](const ByteSink& sink) {
        return report->stream({}, [&](std::string_view more) {
            digest.add(more);
            done.bytes += more.size();
            sink(bytes_of(more));
        });
    });
    if (!written) return tl::unexpected(written.error());
    done.digest = digest_of_file(output.path);
    if (done.digest != digest.hex()) return core::fail(core::ErrorKind::work, "pack_not_read_back"_tr, {}, name);
    return done;
}

}  // namespace recoup::app::inline pack
