#include "app/pack/write.h"

#include <algorithm>

#include "app/file/output.h"
#include "app/file/target.h"
#include "app/pack/write_report.h"
#include "core/model/show.h"
#include "portable/path_text.h"
#include "store/disk/disk.h"
#include "store/file/create.h"
#include "store/sql/digest.h"

namespace recoup::app::inline pack {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kRoomBeside = 1 << 20;  // lists, names, folders
constexpr int kMostNames = 999;

// Links and names like "." lead to where it really is; what then happens there happens in one folder.
core::Result<fs::path> folder_of(const fs::path& path) {
    std::error_code error;
    const auto folder = fs::canonical(store::folder_of(path), error);
    if (error) return tl::unexpected(cannot_write(error, path));
    return folder;
}

core::Error stopped() {
    return {core::ErrorKind::work, "pack_stopped"_tr, {}, {}, core::ErrorCode::other};
}

class Writing {
  public:
    Writing(const PackPlan& plan, const PackOutput& output, Files& files, const Progress& progress)
        : plan_(plan), output_(output), files_(files), progress_(progress) {}

    core::Result<PackDone> write() {
        if (auto found = find_damaged(); !found) return tl::unexpected(found.error());
        auto folder = folder_of(output_.path);
        if (!folder) return tl::unexpected(folder.error());
        store::clear_drafts(*folder);  // of a time when this was killed
        auto target = output_.form == core::PackForm::zip
                          ? archive_target(*folder, plan_.name + "/", plan_.info.packed_at, files_)
                          : folder_target(*folder, files_);
        if (!target) return tl::unexpected(cannot_write(target.error(), output_.path));
        target_ = target->get();
        if (auto put = put_all(); !put) return tl::unexpected(put.error());
        if (const auto failed = target_->finish()) return tl::unexpected(cannot_write(failed, output_.path));
        if (auto same = read_back(); !same) return tl::unexpected(same.error());
        if (const auto failed = target_->take_free(output_.path.filename())) {
            if (failed != std::errc::file_exists) return tl::unexpected(cannot_write(failed, output_.path));
            return core::fail(core::ErrorKind::work, "pack_exists"_tr, {}, portable::utf8(output_.path),
                              core::ErrorCode::exists);
        }
        return std::move(done_);
    }

  private:
    // Only who leaves damaged ones out has to know them before the case is told.
    core::Result<void> find_damaged() {
        if (!output_.skip_damaged) return {};
        for (const auto& item : plan_.items) {
            if (item.sha256.empty() || item.make({})) continue;
            done_.damaged.push_back(item.mark);
        }
        return {};
    }

    bool is_left_out(const PackItem& item) const {
        return !item.sha256.empty() && std::ranges::find(done_.damaged, item.mark) != done_.damaged.end();
    }

    bool go_on(std::int64_t more) {
        at_ += more;
        return !progress_ || progress_(at_, plan_.bytes * 2);
    }

    // `known`: the digest, of what was held against it just now.
    core::Result<void> put(std::string_view path, std::span<const std::byte> bytes,
                           std::vector<exporting::Listed>& list, std::string known = {}) {
        if (const auto failed = target_->add(path, bytes)) return tl::unexpected(cannot_write(failed, output_.path));
        if (known.empty())
            known = store::sha256_hex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
        list.push_back({std::string(path), std::move(known)});
        return {};
    }

    core::Result<void> put_stream(const PackItem& item) {
        core::Result<void> made;
        store::Sha256 digest;
        bool goes_on = true;
        const auto failed = target_->add_pieces(item.path, [&](const ByteSink& sink) {
            std::error_code broken;
            made = item.stream(done_.damaged, [&](std::string_view more) {
                if (broken || !goes_on) return;
                digest.add(more);
                payload_bytes_ += more.size();
                broken = sink(bytes_of(more));
                goes_on = go_on(static_cast<std::int64_t>(more.size()));
            });
            if (!broken && !(made && goes_on)) broken = std::make_error_code(std::errc::operation_canceled);
            return broken;
        });
        if (!goes_on) return tl::unexpected(stopped());
        if (!made) return made;
        if (failed) return tl::unexpected(cannot_write(failed, output_.path));
        payload_.push_back({item.path, digest.hex()});
        return {};
    }

    core::Result<void> put_item(const PackItem& item) {
        if (item.stream) return put_stream(item);
        const auto bytes = item.make(done_.damaged);
        if (!bytes && !item.sha256.empty())
            return core::fail(core::ErrorKind::work, "pack_damaged_original"_tr, {item.mark, item.name});
        if (!bytes) return tl::unexpected(bytes.error());
        if (auto written = put(item.path, std::as_bytes(std::span(*bytes)), payload_, item.sha256); !written)
            return written;
        payload_bytes_ += bytes->size();
        return go_on(static_cast<std::int64_t>(bytes->size())) ? core::Result<void>() : tl::unexpected(stopped());
    }

    core::Result<void> put_all() {
        for (const auto& item : plan_.items) {
            if (is_left_out(item)) continue;
            if (auto written = put_item(item); !written) return written;
        }
        auto info = plan_.info;
        info.payload_bytes = payload_bytes_;
        info.payload_files = payload_.size();
        const auto list = exporting::manifest(payload_);
        done_.digest = store::sha256_hex({reinterpret_cast<const std::uint8_t*>(list.data()), list.size()});
        const auto query = exporting::time_query(done_.digest);
        const std::string readme = exporting::readme(plan_.lang), declared = exporting::declaration(),
                          told = exporting::bag_info(info);
        const std::pair<std::string_view, std::span<const std::byte>> tags[] = {
            {exporting::kReadmeName, bytes_of(readme)},
            {exporting::kInfoName, bytes_of(told)},
            {exporting::kDeclarationName, bytes_of(declared)},
            {exporting::kManifestName, bytes_of(list)},
            {exporting::kQueryName, query}};
        std::vector<exporting::Listed> listed;
        for (const auto& [path, bytes] : tags)
            if (auto written = put(path, bytes, listed); !written) return written;
        std::vector<exporting::Listed> none;
        return put(exporting::kTagManifestName, bytes_of(exporting::manifest(listed)), none);
    }

    // Not what was meant to be written: what lies there.
    core::Result<void> read_back() {
        bool stop = false;
        const auto found = check_pack(target_->path(), [&](std::int64_t done, std::int64_t) {
            stop = stop || (progress_ && !progress_(std::min(plan_.bytes + done, plan_.bytes * 2), plan_.bytes * 2));
            return !stop;
        });
        if (!found) return tl::unexpected(found.error());
        if (stop) return tl::unexpected(stopped());
        if (!found->whole() || found->digest != done_.digest)
            return core::fail(core::ErrorKind::work, "pack_not_read_back"_tr, {}, portable::utf8(output_.path));
        done_.files = found->files;
        done_.bytes = found->bytes;
        return {};
    }

    const PackPlan& plan_;
    const PackOutput& output_;
    Files& files_;
    const Progress& progress_;
    OutputTarget* target_ = nullptr;
    PackDone done_;
    std::vector<exporting::Listed> payload_;
    std::uint64_t payload_bytes_ = 0;
    std::int64_t at_ = 0;
};

}  // namespace

core::Result<void> may_write_pack(const PackPlan& plan, const PackOutput& output, Files& files) {
    std::error_code error;
    const auto name = portable::utf8(output.path);
    if (!output.path.has_filename() || store::is_taken(output.path))
        return core::fail(core::ErrorKind::work, "pack_exists"_tr, {}, name, core::ErrorCode::exists);
    if (auto may = may_write({.path = output.path}, output.in_use, files); !may) return may;
    const auto folder = folder_of(output.path);
    if (!folder) return tl::unexpected(folder.error());
    const auto room = fs::space(*folder, error);
    const auto wanted = plan.bytes + kRoomBeside;
    if (!error && room.available < static_cast<std::uintmax_t>(wanted))
        return core::fail(core::ErrorKind::work, "pack_no_room"_tr,
                          {core::show_bytes(wanted), core::show_bytes(static_cast<std::int64_t>(room.available))}, name,
                          core::ErrorCode::disk_full);
    return {};
}

core::Result<PackDone> write_pack(const PackPlan& plan, const PackOutput& output, Files& files,
                                  const Progress& progress) {
    if (auto may = may_write_pack(plan, output, files); !may) return tl::unexpected(may.error());
    if (output.form == core::PackForm::pdf) return write_report(plan, output, files);
    return Writing(plan, output, files, progress).write();
}

fs::path free_pack_name(const fs::path& path) {
    if (!store::is_taken(path)) return path;
    const auto stem = portable::utf8(path.stem());
    for (int i = 2; i <= kMostNames; ++i) {
        const auto name = portable::path_of(stem + "-" + std::to_string(i) + portable::utf8(path.extension()));
        if (!store::is_taken(path.parent_path() / name)) return path.parent_path() / name;
    }
    return path;
}

}  // namespace recoup::app::inline pack
