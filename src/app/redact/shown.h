// The picture of a piece of evidence as others are to see it. Any thread but a frame's: it decodes. Pure; the original
// stays as it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/redact/covers.h"

namespace recoup::app::inline redact {

enum class ShownAs { redacted, originals };

struct Shown {
    std::vector<std::byte> bytes;
    std::string extension;  // ".png", as its name ends; lower case, may be empty
    int places = 0;         // that are covered; 0: these are the bytes of the original

    // As Files writes them.
    std::span<const std::uint8_t> octets() const {
        return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    }
};

// `original` is the file as it came, `boxes` what core::covers_of() gives. As it came where nothing is covered or
// originals are wanted; else a new PNG. A picture that cannot be drawn is an error of kind work, never its original.
core::Result<Shown> shown_of(std::span<const std::byte> original, const core::EvidenceRow& evidence,
                             std::span<const core::CoverBox> boxes, ShownAs as);

// The name under which it leaves the file: that of the original, with the ending of what is shown.
std::string shown_name(const core::EvidenceRow& evidence, const Shown& shown);

}  // namespace recoup::app::inline redact
