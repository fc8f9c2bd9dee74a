// The only door to stb_image_write. Any thread.
#pragma once

namespace recoup::third_party {

using StbWrite = void (*)(void* context, void* data, int size);

// `rgba`: width * height * 4 samples. False when memory ran out.
bool stb_encode_png(StbWrite write, void* context, int width, int height, const unsigned char* rgba);

}  // namespace recoup::third_party
