#include "app/upload/upload_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/file/output.h"
#include "app/file/target.h"
#include "app/intake/importer.h"
#include "app/reading/kept_text.h"
#include "app/reading/picture_text.h"
#include "app/redact/shown.h"
#include "app/upload/fitting.h"
#include "core/base/text.h"
#include "core/redact/without.h"
#include "media/base/digest.h"
#include "portable/path_text.h"

namespace recoup::app::inline upload {
namespace {

namespace fs = std::filesystem;

constexpr int kThreads = 2;

// Sums and numbers that the picture tells, by which is seen whether it can still be read.
std::vector<SourcePicture::Told> told_by(const core::PictureText& text, const core::ReadingHabit& habit) {
    using Field = core::FactField;
    std::vector<SourcePicture::Told> told;
    for (const auto& fact : core::facts_of(text, habit).facts) {
        const bool number = fact.field == Field::amount || fact.field == Field::order ||
                            fact.field == Field::transaction || fact.field == Field::ticket;
        if (!number || fact.line >= text.lines.size()) continue;
        const auto& line = text.lines[fact.line];
        const auto value = compact_text(fact.value);
        // One that goes on in the next line is not in one line of the derived picture either.
        if (compact_text(line.text).find(value) != std::string::npos) told.push_back({value, line.middle()});
    }
    return told;
}

core::Result<SourcePicture> source_of(const core::EvidenceRow& row, const UploadSource& source,
                                      const ocr::Reader& reader, const portable::StopToken& stop) {
    auto bytes = source.picture(row);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto info = media::probe(std::as_bytes(std::span(*bytes)));
    if (!info) return core::fail(core::ErrorKind::work, "reading_no_picture"_tr, {}, row.name);
    SourcePicture picture{"E" + std::to_string(row.number), std::move(*bytes), *info, {}, {}};
    auto text = source.text ? source.text(row) : std::nullopt;
    if (!text) {
        auto read = read_text(reader, picture.bytes, row.name, kThreads, stop);
        if (!read) return tl::unexpected(read.error());
        text = std::move(*read);
    }
    picture.text = std::move(*text);
    picture.told = told_by(picture.text, source.habit);
    return picture;
}

// "01_付款凭证.jpg"
std::string name_of(std::size_t index, const core::EvidenceRow& first, const std::string& extension, core::Lang lang) {
    return fmt::format("{:02}_{}{}", index + 1, core::label(lang, first.kind), extension);
}

Bytes owned_bytes(std::span<const std::byte> bytes) {
    const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return {first, first + bytes.size()};
}

std::string digest_of(const Bytes& bytes) {
    return to_string(media::sha256(std::as_bytes(std::span(bytes))));
}

std::string line_of(const UploadPart& part, core::Lang lang) {
    auto line = fmt::format("    E{}  {}  {}", part.number, core::one_line(part.name), part.sha256);
    if (part.part.height != part.of_height)
        line +=
            "  " + core::trf(lang, "upload_rows"_tr, part.part.top, part.part.top + part.part.height, part.of_height);
    return line;
}

std::string list_text(const UploadSet& set, const core::UploadLimits& limits, core::Lang lang) {
    std::string text = core::trf(lang, "upload_list_head"_tr, limits.files, core::upload_bytes_text(limits.each_bytes),
                                 core::upload_types_text(limits)) +
                       "\n\n";
    for (const auto& file : set.files) {
        text += fmt::format("{}  {}  {}\n", file.name, file.bytes, file.sha256);
        for (const auto& part : file.from) text += line_of(part, lang) + '\n';
        text += "    ";
        if (file.quality > 0)
            text += core::trf(lang, "upload_made"_tr, file.quality, file.percent);
        else
            text += core::tr(lang, "upload_unchanged"_tr);
        text += "\n\n";
    }
    for (const auto number : set.no_pictures) text += core::trf(lang, "upload_no_picture"_tr, number) + '\n';
    return text;
}

using Rows = std::vector<const core::EvidenceRow*>;

// A file of the set before it has its name; those of a later piece of evidence come later.
struct Piece {
    const core::EvidenceRow* first = nullptr;
    std::string extension;
    UploadFile file;
    Bytes bytes;
};

core::Result<void> add_pictures(const Rows& rows, const core::UploadLimits& limits, const UploadSource& source,
                                const portable::StopToken& stop, std::vector<Piece>& pieces) {
    if (rows.empty()) return {};
    const auto reader = open_reader();
    if (!reader) return tl::unexpected(reader.error());
    std::vector<SourcePicture> pictures;
    for (const auto* row : rows) {
        auto picture = source_of(*row, source, *reader, stop);
        if (!picture) return tl::unexpected(picture.error());
        pictures.push_back(std::move(*picture));
    }
    std::vector<core::Shot> shots;
    for (const auto& picture : pictures) shots.push_back({picture.info.width(), picture.info.height(), &picture.text});
    const auto files = limits.files - static_cast<int>(pieces.size());
    for (const auto& page : core::plan_upload(shots, files)) {
        auto fitted = fit_page(page, pictures, {limits, *reader, stop, source.habit.now});
        if (!fitted) return tl::unexpected(fitted.error());
        Piece piece{rows[page.parts.front().part.shot], fitted->extension, {}, std::move(fitted->bytes)};
        piece.file.quality = fitted->quality;
        piece.file.percent = fitted->percent;
        for (const auto& placed : page.parts) {
            const auto& row = *rows[placed.part.shot];
            piece.file.from.push_back({row.number, row.name, row.sha256, placed.part, shots[placed.part.shot].height});
        }
        pieces.push_back(std::move(piece));
    }
    return {};
}

// A document as it came; nothing where it is larger than is taken.
core::Result<std::optional<Piece>> document(const core::EvidenceRow& row, const core::UploadLimits& limits,
                                            const UploadSource& source) {
    auto bytes = source.picture(row);
    if (!bytes) return tl::unexpected(bytes.error());
    if (static_cast<std::int64_t>(bytes->size()) > limits.each_bytes) return std::nullopt;
    Piece piece{&row, ".pdf", {}, *std::move(bytes)};
    piece.file.from.push_back({row.number, row.name, row.sha256, {}, 0});
    return piece;
}

struct Made {
    UploadSet set;
    std::vector<Bytes> bytes;
};

// Documents take a file each, as long as one is left for the pictures.
core::Result<Made> make_all(const std::vector<core::EvidenceRow>& evidence, const core::UploadLimits& limits,
                            const UploadSource& source, const portable::StopToken& stop) {
    Rows shots;
    for (const auto& row : evidence)
        if (row.width > 0) shots.push_back(&row);
    const auto room = static_cast<std::size_t>(limits.files) - (shots.empty() ? 0 : 1);
    Made made;
    std::vector<Piece> pieces;
    for (const auto& row : evidence) {
        if (row.width > 0) continue;
        auto piece = core::Result<std::optional<Piece>>(std::nullopt);
        if (limits.pdf && row.file_class == core::FileClass::pdf && pieces.size() < room)
            piece = document(row, limits, source);
        if (!piece) return tl::unexpected(piece.error());
        if (*piece)
            pieces.push_back(**std::move(piece));
        else
            made.set.no_pictures.push_back(row.number);
    }
    if (auto done = add_pictures(shots, limits, source, stop, pieces); !done) return tl::unexpected(done.error());
    if (pieces.empty()) return core::fail(core::ErrorKind::work, "upload_nothing"_tr);
    std::ranges::stable_sort(pieces, {}, &Piece::first);
    for (auto& piece : pieces) {
        piece.file.name = name_of(made.set.files.size(), *piece.first, piece.extension, source.lang);
        piece.file.sha256 = digest_of(piece.bytes);
        piece.file.bytes = static_cast<std::int64_t>(piece.bytes.size());
        made.set.files.push_back(std::move(piece.file));
        made.bytes.push_back(std::move(piece.bytes));
    }
    return made;
}

// As it was written.
core::Result<void> put_one(OutputTarget& target, const std::string& name, const Bytes& bytes, const fs::path& folder) {
    if (const auto failed = target.add(name, std::as_bytes(std::span(bytes))))
        return tl::unexpected(cannot_write(failed, folder));
    const auto back = read_file(target.path() / portable::path_of(name));
    if (!back || *back != bytes)
        return core::fail(core::ErrorKind::work, "upload_not_read_back"_tr, {}, portable::utf8(folder));
    return {};
}

core::Result<void> put_all(OutputTarget& target, const Made& made, const std::string& list, const fs::path& folder) {
    for (std::size_t i = 0; i < made.bytes.size(); ++i)
        if (auto put = put_one(target, made.set.files[i].name, made.bytes[i], folder); !put) return put;
    return put_one(target, made.set.list, Bytes(list.begin(), list.end()), folder);
}

}  // namespace

UploadSource upload_source(const Session& session, const core::CaseRecord& record) {
    UploadSource source;
    std::map<core::Uuid, std::vector<core::CoverBox>> boxes;  // of now: a worker does not look at the state
    for (const auto& row : record.evidence) boxes[row.uuid] = core::covers_of(record, row.uuid);
    const auto covers = [boxes](const core::EvidenceRow& row) {
        const auto found = boxes.find(row.uuid);
        return found == boxes.end() ? std::vector<core::CoverBox>() : found->second;
    };
    source.picture = [&session, covers](const core::EvidenceRow& row) -> core::Result<Bytes> {
        const auto bytes = session.read_original(row.sha256);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto shown = shown_of(std::as_bytes(std::span(*bytes)), row, covers(row), ShownAs::redacted);
        if (!shown) return tl::unexpected(shown.error());
        return owned_bytes(shown->bytes);
    };
    source.text = [&session, covers](const core::EvidenceRow& row) -> std::optional<core::PictureText> {
        const auto kept = session.read_text(row.sha256);
        const auto text = kept ? read_kept_text(kept->lines) : std::nullopt;
        return text ? std::optional(core::without_covered(*text, covers(row))) : std::nullopt;
    };
    return source;
}

core::Result<UploadSet> make_upload_set(const std::vector<core::EvidenceRow>& evidence,
                                        const core::UploadLimits& limits, const UploadSource& source,
                                        const fs::path& folder, Files& files, const portable::StopToken& stop) {
    if (!core::is_possible(limits)) return core::fail(core::ErrorKind::usage, "upload_limits_wrong"_tr);
    std::error_code ignored;
    if (fs::symlink_status(folder, ignored).type() != fs::file_type::not_found)
        return core::fail(core::ErrorKind::work, "export_folder_exists"_tr, {}, portable::utf8(folder),
                          core::ErrorCode::exists);
    auto made = make_all(evidence, limits, source, stop);
    if (!made) return tl::unexpected(made.error());
    made->set.list = "00_" + std::string(core::tr(source.lang, "upload_list_name"_tr)) + ".txt";
    const auto list = list_text(made->set, limits, source.lang);
    made->set.list_sha256 = digest_of(Bytes(list.begin(), list.end()));
    auto written =
        write_folder(folder, files, [&](OutputTarget& target) { return put_all(target, *made, list, folder); });
    if (!written) return tl::unexpected(written.error());
    return std::move(made->set);
}

}  // namespace recoup::app::inline upload
