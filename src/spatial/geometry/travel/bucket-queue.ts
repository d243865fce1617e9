/**
 * Priority queue of nodes by distance in whole numbers, smallest first except within one bucket: the bucket queue of Dial (1969) with
 * buckets wider than the shortest step. The search is exact if a node is processed again whenever its distance decreases.
 */
export class BucketQueue {
  private head: Int32Array<ArrayBuffer> = new Int32Array(4096).fill(-1);
  private item = new Int32Array(1 << 16);
  private next = new Int32Array(1 << 16);
  private used = 0;
  private free = -1;
  private size = 0;
  private bucket = 0;

  /** @param width of a bucket in units of the distances */
  constructor(private readonly width: number) {}

  push(node: number, distance: number): void {
    const bucket = Math.floor(distance / this.width);
    if (bucket >= this.head.length) this.widen(bucket);
    let at = this.free;
    if (at >= 0) this.free = this.next[at] as number;
    else {
      if (this.used === this.item.length) this.grow();
      at = this.used++;
    }
    this.item[at] = node;
    this.next[at] = this.head[bucket] as number;
    this.head[bucket] = at;
    this.size++;
    if (bucket < this.bucket) this.bucket = bucket;
  }

  /** Lower bound of the distances of all nodes in the queue. */
  get reached(): number {
    return this.bucket * this.width;
  }

  /** Removes and returns a node of the first bucket; −1 where the queue is empty. */
  pop(): number {
    if (this.size === 0) return -1;
    while (this.head[this.bucket] === -1) this.bucket++;
    const at = this.head[this.bucket] as number;
    this.head[this.bucket] = this.next[at] as number;
    this.next[at] = this.free;
    this.free = at;
    this.size--;
    return this.item[at] as number;
  }

  /** Empties the queue. */
  clear(): void {
    if (this.size > 0) this.head.fill(-1);
    [this.used, this.free, this.size, this.bucket] = [0, -1, 0, 0];
  }

  private widen(bucket: number): void {
    const wider = new Int32Array(Math.max(bucket + 1, this.head.length * 2)).fill(-1);
    wider.set(this.head);
    this.head = wider;
  }

  private grow(): void {
    for (const name of ['item', 'next'] as const) {
      const longer = new Int32Array(this[name].length * 2);
      longer.set(this[name]);
      this[name] = longer;
    }
  }
}
