// The one file that compiles stb_image_write.
#include "stb_png.h"

#define STBI_WRITE_NO_STDIO
#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#include <stb/stb_image_write.h>

namespace recoup::third_party {

bool stb_encode_png(StbWrite write, void* context, int width, int height, const unsigned char* rgba) {
    return stbi_write_png_to_func(write, context, width, height, 4, rgba, width * 4) != 0;
}

}  // namespace recoup::third_party
