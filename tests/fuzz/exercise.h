// What every hostile file is put through: all of media that reads bytes, as an import does.
#pragma once

#include "media/base/bytes.h"

namespace recoup::media::test {

// Ends the program when a result contradicts itself; the sanitizers do the rest. True when the picture was decoded
// whole.
bool exercise(ByteView file);

}  // namespace recoup::media::test
