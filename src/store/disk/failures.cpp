#include "store/disk/failures.h"

#include <cerrno>

namespace recoup::store::inline disk {

namespace {

bool is_beyond_quota([[maybe_unused]] std::error_code why) {
#ifdef EDQUOT  // Windows says that the disk is full
    return why == std::error_code(EDQUOT, std::generic_category());
#else
    return false;
#endif
}

}  // namespace

bool is_disk_full(std::error_code why) {
    return why == std::errc::no_space_on_device || why == std::errc::file_too_large || is_beyond_quota(why);
}

core::Tr sentence_of(std::error_code why) {
    if (is_disk_full(why)) return "output_disk_full"_tr;
    if (why == std::errc::filename_too_long) return "output_long_name"_tr;
    if (why == std::errc::no_such_file_or_directory) return "output_no_folder"_tr;
    if (why == std::errc::not_a_directory || why == std::errc::file_exists) return "output_in_the_way"_tr;
    if (why == std::errc::permission_denied) return "output_not_permitted"_tr;
    if (why == std::errc::operation_not_permitted) return "output_locked"_tr;
    if (why == std::errc::read_only_file_system) return "output_read_only"_tr;
    if (why == std::errc::too_many_symbolic_link_levels) return "output_link_loop"_tr;
    if (why == std::errc::is_a_directory) return "output_folder"_tr;
    return "output_failed"_tr;
}

}  // namespace recoup::store::inline disk
