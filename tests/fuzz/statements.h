// What every hostile file is put through that says what it is and when it was made.
#pragma once

#include "media/base/bytes.h"

namespace recoup::media::test {

// Ends the program when a result contradicts itself; the sanitizers do the rest. True when the file states a moment.
bool exercise_statements(ByteView file);

}  // namespace recoup::media::test
