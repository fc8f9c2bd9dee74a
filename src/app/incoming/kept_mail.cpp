#include "app/incoming/kept_mail.h"

#include <memory>

#include "app/reading/text_lines.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::app::inline incoming {
namespace {

constexpr std::size_t kMostCaption = 500;  // bytes

core::Error at_path(core::Error error, const std::filesystem::path& path) {
    error.path = portable::utf8(path);
    return error;
}

// Without a way in its name.
std::vector<Import> files_of(Mail& mail, const core::Zones& zones, const std::string& zone) {
    std::vector<Import> files;
    for (auto& file : mail.files) {
        if (file.content.empty()) continue;
        const auto name = file.name.substr(file.name.find_last_of("/\\") + 1);
        auto import = import_bytes(std::make_shared<const Bytes>(file.content.begin(), file.content.end()),
                                   name.empty() ? "file" : name, mail.date, zones, zone);
        file.content.clear();
        if (import) files.push_back(std::move(*import));
    }
    return files;
}

}  // namespace

core::Result<KeptMail> keep_mail(const std::filesystem::path& path, const core::Zones& zones, const std::string& zone,
                                 bool with_files) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!unknown && size > kMostMailBytes)
        return core::fail(core::ErrorKind::work, "mail_too_large"_tr, {std::to_string(kMostMailBytes >> 20)},
                          portable::utf8(path));
    auto read = read_file(path);
    if (!read) return tl::unexpected(read.error());
    const auto bytes = std::make_shared<const Bytes>(std::move(*read));
    auto mail = read_mail({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, with_files);
    if (!mail) return tl::unexpected(at_path(mail.error(), path));
    auto import = import_bytes(bytes, portable::utf8(path.filename()), std::nullopt, zones, zone);
    if (!import) return tl::unexpected(import.error());
    auto& evidence = import->evidence;
    evidence.caption = core::cut_bytes(mail->subject, kMostCaption);
    evidence.captured_at = mail->date;
    if (mail->date) evidence.captured_from = core::CapturedFrom::exif;
    auto attached = files_of(*mail, zones, zone);
    return KeptMail{std::move(*mail), std::move(*import), std::move(attached)};
}

core::Reading facts_of_mail(const Mail& mail, core::ReadingHabit habit) {
    habit.taken = mail.date;
    return core::facts_of(text_as_lines(mail.subject + "\n" + mail.text), habit);
}

}  // namespace recoup::app::inline incoming
