// The text of pictures, by the networks that are part of the program. Any thread; a worker's work: a screenshot takes
// most of a second of one processor. Knows no case and no store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/reading/lines.h"
#include "ocr/reader/reader.h"
#include "portable/stopping.h"

namespace recoup::app::inline reading {

// Takes some 25 ms and keeps 20 MB; constant, and for several threads at once. An error of kind work in a build without
// networks.
core::Result<ocr::Reader> open_reader();

// The lines of a picture as its file holds it, in pixels of the upright picture. What the file lacks counts as white; a
// picture of more than the reader takes is brought to less first. `name` stands at the end of errors, which are of kind
// work: no picture, damaged, too little memory, stopped.
core::Result<std::vector<ocr::Line>> read_picture(const ocr::Reader& reader, const Bytes& file, const std::string& name,
                                                  int threads, const portable::StopToken& stop);

// The same with the size of the picture.
core::Result<core::PictureText> read_text(const ocr::Reader& reader, const Bytes& file, const std::string& name,
                                          int threads, const portable::StopToken& stop);

}  // namespace recoup::app::inline reading
