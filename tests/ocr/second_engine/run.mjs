// usage: node run.mjs ENGINE_FOLDER NETWORK.onnx INPUT OUTPUT: one run by ONNX Runtime. Tensors: u32 rank, u32 sides, f32 numbers.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, network, input, output] = process.argv.slice(2);
const ort = createRequire(`${folder}/`)("onnxruntime-node");

const bytes = readFileSync(input);
const rank = bytes.readUInt32LE(0);
const sides = Array.from({ length: rank }, (_, place) => bytes.readUInt32LE(4 + 4 * place));
const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset + 4 + 4 * rank, bytes.byteOffset + bytes.length));

const session = await ort.InferenceSession.create(network);
const made = (await session.run({ [session.inputNames[0]]: new ort.Tensor("float32", numbers, sides) }))[session.outputNames[0]];
const head = Buffer.alloc(4 + 4 * made.dims.length);
[made.dims.length, ...made.dims].forEach((value, place) => head.writeUInt32LE(value, 4 * place));
writeFileSync(output, Buffer.concat([head, Buffer.from(made.data.buffer, made.data.byteOffset, made.data.byteLength)]));
