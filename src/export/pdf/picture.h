// A picture of a document as it lies in the file. A value, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace recoup::exporting::inline pdf {

struct PdfPicture {
    enum class Form {
        jpeg,       // a JPEG file as it is
        rows,       // the rows of a PNG under deflate, each behind its filter
        bare_rows,  // the same before deflate
        pixels      // none of them: 8 bits a colour, row by row
    };
    Form form = Form::pixels;
    std::string data;
    int width = 0, height = 0;              // pixels, as stored
    int colours = 3;                        // 1: grey
    int orientation = 1;                    // 1 to 8, as EXIF numbers them
    int shown_width = 0, shown_height = 0;  // of the upright picture, in the pixels that pages count its parts in
};

// A file that lies in the document.
struct PdfAttachment {
    std::string name;  // plain letters
    std::string mime;
    std::string about;  // a sentence for people
    std::vector<std::uint8_t> data;
};

}  // namespace recoup::exporting::inline pdf
