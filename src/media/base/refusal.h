// Why a picture is not drawn. The app turns these into sentences. Constant; any thread.
#pragma once

#include <string_view>

namespace recoup::media::inline base {

enum class ImageRefusal {
    empty,
    too_many_bytes,
    too_wide,  // or too high
    too_many_pixels,
    bomb,  // more pixels than are drawn, in a file far too small for them
    not_a_picture,
    unsupported,  // a picture, but of a format or kind that is kept and not drawn
    truncated,
    damaged,
    out_of_memory,
};

// A stable name for logs and tests, never shown as is.
constexpr std::string_view token(ImageRefusal refusal) {
    switch (refusal) {
        case ImageRefusal::empty:
            return "empty";
        case ImageRefusal::too_many_bytes:
            return "too_many_bytes";
        case ImageRefusal::too_wide:
            return "too_wide";
        case ImageRefusal::too_many_pixels:
            return "too_many_pixels";
        case ImageRefusal::bomb:
            return "bomb";
        case ImageRefusal::not_a_picture:
            return "not_a_picture";
        case ImageRefusal::unsupported:
            return "unsupported";
        case ImageRefusal::truncated:
            return "truncated";
        case ImageRefusal::damaged:
            return "damaged";
        case ImageRefusal::out_of_memory:
            return "out_of_memory";
    }
    return "";
}

}  // namespace recoup::media::inline base
