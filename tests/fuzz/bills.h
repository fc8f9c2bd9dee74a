// What every hostile bill is put through.
#pragma once

#include "bill/text/gb18030.h"

namespace recoup::bill::test {

// Ends the program when a result contradicts itself; the sanitizers do the rest. True when there was a payment in it.
bool exercise_bill(ByteView file, const Gb18030& gb18030);

}  // namespace recoup::bill::test
