#include "cli/evidence/picture.h"

#include <memory>

#include "app/intake/importer.h"
#include "cli/command_line/values.h"
#include "core/reading/facts.h"
#include "portable/path_text.h"

namespace recoup::cli::inline evidence {
namespace {

core::Result<Picture> stored_picture(Call& call, std::int64_t number) {
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    for (const auto& record : (*session)->state().cases())
        for (const auto& row : record.evidence)
            if (row.number == number) {
                auto bytes = (*session)->read_original(row.sha256);
                if (!bytes) return tl::unexpected(bytes.error());
                return Picture{std::move(*bytes), row.name, core::taken_at(row.captured_at, row.captured_from), row,
                               record.row};
            }
    return core::fail(core::ErrorKind::work, "error_no_evidence"_tr);
}

}  // namespace

core::Result<Picture> picture_of(Call& call, const std::string& typed) {
    const auto path = portable::path_of(typed);
    std::error_code ignored;
    const auto number = read_number(typed);
    if (number && !std::filesystem::exists(path, ignored)) return stored_picture(call, *number);
    auto bytes = app::read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    Picture picture{std::move(*bytes), portable::utf8(path), std::nullopt};
    const auto import = app::import_bytes(std::make_shared<const app::Bytes>(picture.bytes),
                                          portable::utf8(path.filename()), std::nullopt, call.zones(), call.zone);
    if (import) picture.taken = core::taken_at(import->evidence.captured_at, import->evidence.captured_from);
    return picture;
}

core::Result<core::PictureText> read_picture_text(const Picture& picture) {
    const auto reader = app::open_reader();
    if (!reader) return tl::unexpected(reader.error());
    const portable::StopSource never;
    return app::read_text(*reader, picture.bytes, picture.name, kReadingThreads, never.token());
}

}  // namespace recoup::cli::inline evidence
