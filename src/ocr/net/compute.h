// What each kind of step reckons. Pure but for the team, any thread.
#pragma once

#include <span>

#include "ocr/base/team.h"
#include "ocr/net/panels.h"
#include "ocr/net/step.h"

namespace recoup::ocr::inline net {

struct Work {
    const Kernels& kernels;
    Team& team;
};

// The weights and the bias of a step in the form that compute() wants; empty for kinds that have none, and for
// convolve_apart, which takes them as they are. The shapes fit the kind: see has_panels().
Panels prepare(const Step& step, const Tensor& weights, const Tensor& bias);
// Whether prepare() is to be called, and may: weights and bias fit each other.
bool has_panels(Kind kind);
bool fit_each_other(const Step& step, const Shape& weights, const Shape& bias);

// Writes what the step gives into `out`, which has its result_shape(). `panels` are those that prepare() made. Every
// kind but reshape, which reckons nothing.
void compute(const Step& step, const Panels& panels, std::span<const Tensor* const> in, Tensor& out, const Work& work);

}  // namespace recoup::ocr::inline net
