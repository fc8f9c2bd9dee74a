// app::Files on this system. Any thread.
#pragma once

#include "app/ports.h"

namespace recoup::platform::inline files {

class SystemFiles final : public app::Files {
  public:
    tl::expected<std::unique_ptr<app::DraftFile>, std::error_code> draft_file(
        const std::filesystem::path& folder) override;
    std::error_code make_folder(const std::filesystem::path& folder) override;
    tl::expected<std::filesystem::path, std::error_code> write_new_file(const std::filesystem::path& folder,
                                                                        std::string_view name_hint,
                                                                        std::span<const std::uint8_t> bytes) override;
    std::string name_of(const std::filesystem::path& path) const override;
    tl::expected<std::filesystem::path, std::error_code> real_name(const std::filesystem::path& path) override;
    std::error_code replace_file(const std::filesystem::path& path, std::span<const std::byte> bytes) override;
};

}  // namespace recoup::platform::inline files
